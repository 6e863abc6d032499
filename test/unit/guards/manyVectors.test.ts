import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { manyVectors } from '../../../src/core/patterns/guards/manyVectors.ts';
import { ask } from './ask.ts';

describe('guard manyVectors', () => {
  for (const [answer, text] of [
    ['yes', 'nb = 1_000_000\nmake(nb)\n'],
    ['yes', 'n_docs: int = 10**6\nmake(n_docs)\n'],
    ['yes', 'x = np.random.rand(200000, 64)\nmake(x)\n'],
    ['yes', 'x = np.memmap(path)\nmake(x)\n'],
    ['yes', 'for shard in shards:\n    make(shard)\n'],
    ['yes', 'load("wikipedia")\nmake(4)\n'],
    ['no', '# a million of wikipedia\nmake(4)\n'],
    ['no', 'nb = 5000\nseed = 1000000\nmake(nb)\n'],
    ['no', 'x = np.random.rand(5000, 64)\nmake(x)\n'],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(manyVectors, text, text.match(/make\([^)]*\)/)![0]), answer);
    });
  }
});
