import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { WordTable } from '../../../src/core/source/wordTable.ts';

describe('the table of words', () => {
  it('finds whole words in order, wherever they stand', () => {
    const table = new WordTable('for x in xs:\n    x2 = x  # x\n    "x"; é = xé\n');
    assert.deepEqual(table.placesOf('x'), [4, 22, 27, 34]);
    assert.deepEqual(table.placesOf('é'), [38]);
    assert.deepEqual(table.placesOf('fo'), []);
    assert.ok(table.has('xs') && !table.has('s') && !table.has(''));
  });
  it('agrees with a search of the text', () => {
    const piece = fc.constantFrom('a', 'ab', 'b', '_', '1', ' ', '.', '\n', 'é', '🙂');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
        const text = pieces.join('');
        const table = new WordTable(text);
        for (const word of ['a', 'ab', 'b', '_', 'aa', 'é', 'a1']) {
          const expected = [
            ...text.matchAll(new RegExp(`(?<![\\w\\u0080-\\uffff])${word}(?![\\w\\u0080-\\uffff])`, 'g')),
          ];
          assert.deepEqual(
            table.placesOf(word),
            expected.map(({ index }) => index),
          );
          assert.equal(table.has(word), expected.length > 0);
        }
      }),
    );
  });
});
