import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Apis } from '../../../src/core/names/apis.ts';
import { ready } from '../../../src/core/patterns/ready.ts';
import { compiledPatterns } from '../../lens.ts';
import { PATTERN } from '../build/dataFolder.ts';

async function wordsOf(query: string, words: readonly string[]): Promise<readonly string[]> {
  const table = new Apis((await compiledPatterns()).apis);
  const pattern = { ...PATTERN, words, shapes: [{ query, when: [], unless: [] }] };
  return ready(pattern, new Map(), table).shapes[0]!.triggers.map(({ word }) => word);
}

describe('a shape is led to', () => {
  const WORDS = ['.item(', '.tolist(', 'float('];

  for (const [what, query, words] of [
    ['by the words that its query asks for', '((identifier) @m (#any-of? @m "item" "tolist"))', ['item', 'tolist']],
    ['by one of them', '((identifier) @m (#eq? @m "float"))', ['float']],
    ['by all where the query asks for none', '((identifier) @m)', ['item', 'tolist', 'float']],
    [
      'by all where it asks for another too',
      '((identifier) @m (#any-of? @m "item" "cpu"))',
      ['item', 'tolist', 'float'],
    ],
    ['by all where the query has arms', '[((identifier) @m (#eq? @m "item")) (call)]', ['item', 'tolist', 'float']],
    ['by all where it asks for no such word', '((identifier) @m (#not-eq? @m "item"))', ['item', 'tolist', 'float']],
  ] as const) {
    it(what, async () => assert.deepEqual(await wordsOf(query, WORDS), words));
  }
});
