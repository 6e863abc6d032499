import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { WordTable } from '../../../src/core/source/wordTable.ts';

describe('the table of words', () => {
  it('finds whole words in order, in code and in strings of one line', () => {
    const table = new WordTable('for x in xs:\n    x2 = x  # x\n    "x"; é = xé\n');
    assert.deepEqual(table.placesOf('x'), [4, 22, 34]);
    assert.deepEqual(table.placesOf('é'), [38]);
    assert.deepEqual(table.placesOf('fo'), []);
    assert.ok(table.has('xs') && !table.has('s') && !table.has(''));
  });
  const shown: readonly (readonly [text: string, places: readonly number[]])[] = [
    ['"""x"""; x', [9]],
    ["r'''x \"\"\" x'''; x", [16]],
    ['"""x \\""" x"""; x', [16]],
    ['"#"; x # x', [5]],
    ["'it\\'s # x'; x", [9, 13]],
    ["'never closed\nx", [14]],
    ["'goes on \\\n# x'; x", [13, 17]],
    ['"""never closed\nx', [16]],
    ['f"""{x}"""; x', [5, 12]],
    ['# x\r\nx', [5]],
    ['# x', []],
    ['""; x', [4]],
  ];
  for (const [text, places] of shown)
    it(`knows what is code in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(new WordTable(text).placesOf('x'), places);
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
