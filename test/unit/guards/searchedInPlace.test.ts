import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { searchedInPlace } from '../../../src/core/patterns/guards/searchedInPlace.ts';
import { ask } from './ask.ts';

describe('guard searchedInPlace', () => {
  it('asks for one search of an index that stays in its function', async () => {
    const text = (use: string): string => `def rank(q):\n    index = make(4)\n    index.add(q)\n    ${use}\n`;
    assert.equal(await ask(searchedInPlace, text('return index.search(q, 3)'), 'make(4)'), 'yes');
    assert.equal(await ask(searchedInPlace, text('return index'), 'make(4)'), 'no');
    assert.equal(await ask(searchedInPlace, text('for p in q: index.search(p, 3)'), 'make(4)'), 'no');
    assert.equal(await ask(searchedInPlace, 'index = make(4)\nindex.search(q, 3)\n', 'make(4)'), 'no');
  });
});
