import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SourceText } from '../../../src/core/source/text.ts';

describe('SourceText', () => {
  it('counts lines at \\n, \\r\\n and a lone \\r', () => {
    const text = new SourceText('a\nbb\r\nccc\rd');
    assert.equal(text.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => text.slice(text.lineSpan(line))),
      ['a', 'bb', 'ccc', 'd'],
    );
  });

  it('counts columns in UTF-16 units', () => {
    const text = new SourceText('x = "🙂"  # é\ny');
    assert.deepEqual(text.positionAt(text.text.indexOf('#')), { line: 0, character: 10 });
  });

  it('clamps what lies outside', () => {
    const text = new SourceText('ab\ncd');
    assert.deepEqual(text.positionAt(-3), { line: 0, character: 0 });
    assert.deepEqual(text.positionAt(99), { line: 1, character: 2 });
    assert.equal(text.offsetAt({ line: 9, character: 0 }), 5);
    assert.equal(text.offsetAt({ line: -1, character: 4 }), 0);
  });

  it('leads from any offset to a position and back', () => {
    const units = fc.constantFrom('a', '\n', '\r\n', '\r', '🙂', '\t', '\ud800');
    fc.assert(
      fc.property(fc.array(units), fc.nat(40), (parts, at) => {
        const text = new SourceText(parts.join(''));
        const offset = Math.min(at, text.text.length);
        assert.equal(text.offsetAt(text.positionAt(offset)), offset);
      }),
    );
  });
});
