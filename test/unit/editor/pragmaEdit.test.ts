import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/patterns/finding.ts';
import { fileIgnores, type Insertion, lineIgnores } from '../../../src/editor/pragmaEdit.ts';

const ID = 'slow-thing';

function findingAt(text: string, code: string): Finding {
  const start = text.indexOf(code);
  assert.ok(start >= 0);
  const region = { start, end: start + code.length };
  return { pattern: ID, confidence: 'high', region, construct: region, seen: [] };
}

const apply = (text: string, insertion: Insertion | undefined): string => {
  assert.ok(insertion);
  return text.slice(0, insertion.at) + insertion.text + text.slice(insertion.at);
};

const onLine = (text: string, code = 'slow()', reason?: string): string =>
  apply(text, lineIgnores(text, findingAt(text, code), reason)[0]);

describe('a comment that ignores a line', () => {
  it('stands at its end, behind what stands there', () => {
    assert.equal(onLine('x = slow()\ny = 1\n'), `x = slow()  # efficiency-lens: ignore[${ID}]\ny = 1\n`);
    assert.equal(onLine('x = slow()  # noqa\r\n'), `x = slow()  # noqa  # efficiency-lens: ignore[${ID}]\r\n`);
    assert.equal(onLine('x = slow()'), `x = slow()  # efficiency-lens: ignore[${ID}]`);
  });

  it('gives the reason on one line', () => {
    assert.equal(onLine('slow()', 'slow()', 'so\nit is'), `slow()  # efficiency-lens: ignore[${ID}] -- so it is`);
  });

  it('is one name more where there is one already, on the line or above', () => {
    const written: readonly (readonly [string, string])[] = [
      ['slow()  # efficiency-lens: ignore[a]', `slow()  # efficiency-lens: ignore[a, ${ID}]`],
      ['slow()  # efficiency-lens: ignore[a, ] -- r', `slow()  # efficiency-lens: ignore[a, ${ID} ] -- r`],
      ['slow()  #efficiency-lens:ignore[ ]', `slow()  #efficiency-lens:ignore[${ID} ]`],
      ['  # efficiency-lens: ignore[a]\n  slow()', `  # efficiency-lens: ignore[a, ${ID}]\n  slow()`],
    ];
    for (const [before, after] of written) assert.equal(onLine(before), after);
  });

  it('stands above, with the same indentation and line end, where the line goes on after a backslash', () => {
    const text = 'if a:\r\n    x = 1 + \\\r\n        slow() + \\\r\n        2\r\n';
    const wanted = text.replace('    x', `    # efficiency-lens: ignore[${ID}]\r\n    x`);
    assert.equal(onLine(text), wanted);
  });
});

describe('a comment that ignores a pattern in a file', () => {
  const comment = `# efficiency-lens: file-ignore[${ID}]`;
  const top = (text: string): string => apply(text, fileIgnores(text, ID).at(-1));
  const cases: readonly (readonly [what: string, text: string, line: number])[] = [
    ['an empty file', '', 0],
    ['code', 'import a\n', 0],
    ['a docstring', '"""Doc."""\nimport a\n', 0],
    ['a shebang', '#!/usr/bin/env python\nimport a\n', 1],
    ['an encoding', '# -*- coding: latin-1 -*-\nimport a\n', 1],
    ['a shebang and an encoding', '#!/bin/python\n# vim: set fileencoding=utf-8 :\nimport a\n', 2],
    ['an encoding below a comment', '# Licence\n# coding=utf-8\nimport a\n', 2],
    ['an encoding too late to count', 'import a\n# coding=utf-8\n', 0],
  ];
  for (const [what, text, line] of cases) {
    it(`stands on line ${line + 1} of ${what}`, () => {
      const lines = text.split('\n');
      lines.splice(line, 0, comment);
      assert.equal(top(text), lines.join('\n'));
    });
  }

  it('keeps the line ends of the file', () => assert.equal(top('import a\r\n'), `${comment}\r\nimport a\r\n`));

  it('is one name more where there is one already', () => {
    const text = 'import a\n# efficiency-lens: file-ignore[b]\n';
    assert.equal(apply(text, fileIgnores(text, ID)[0]), `import a\n# efficiency-lens: file-ignore[b, ${ID}]\n`);
  });
});
