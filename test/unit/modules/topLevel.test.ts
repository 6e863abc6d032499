import assert from 'node:assert/strict';
import { topLevel } from '../../../src/core/modules/topLevel.ts';

const statements = (text: string): readonly string[] => [...topLevel(text)];

describe('topLevel', () => {
  it('gives imports, aliases and the headers of definitions', () => {
    const text =
      'import torch\nfrom a import (\n    b,\n    c,\n)\nNet = a.Net\nclass A(Base):\n    x = 1\n\ndef f(x) -> A:\n    return x\n';
    assert.deepEqual(statements(text), [
      'import torch',
      'from a import (\n    b,\n    c,\n)',
      'Net = a.Net',
      'class A(Base):',
      'def f(x) -> A:',
    ]);
  });

  it('takes nothing from strings, comments and brackets', () => {
    const text = [
      '"""',
      'import one',
      '"""',
      'text = \'a\'  # """',
      'import two',
      'data = [',
      "    '''",
      'import three',
      "''',",
      ']',
      'quoted = "it\'s"',
      'import four',
    ].join('\r\n');
    assert.deepEqual(statements(text), ['import two', 'import four']);
  });

  it('goes on over a line that a backslash continues', () => {
    assert.deepEqual(statements('from a import \\\n  b\nimport c'), ['from a import \\\n  b', 'import c']);
  });

  it('finds its way behind a bracket and a quote that nobody closed', () => {
    assert.deepEqual(statements("x = f(1,\nimport a\ny = 'open\nimport b\n"), ['x = f(1,', 'import a', 'import b']);
  });

  it('gives nothing of an empty text', () => {
    assert.deepEqual(statements(''), []);
  });
});
