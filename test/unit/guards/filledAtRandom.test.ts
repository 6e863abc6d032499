import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filledAtRandom } from '../../../src/core/patterns/guards/filledAtRandom.ts';
import { ask } from './ask.ts';

describe('guard filledAtRandom', () => {
  for (const [answer, text] of [
    ['yes', 'index = make(4)\nindex.add(np.random.rand(9, 4))\n'],
    ['yes', 'x = rng.random((9, 4))\nindex = make(4)\nindex.add(x)\n'],
    ['yes', 'index = faiss.index_cpu_to_gpu(r, 0, make(4))\nx = torch.randn(9, 4)\nindex.add(x)\n'],
    ['yes', 'index = faiss.IndexIDMap(make(4))\nindex.add_with_ids(np.random.rand(9, 4), ids)\n'],
    ['no', 'index = make(4)\nindex.add(encode(texts))\nq = np.random.rand(1, 4)\n'],
    ['no', 'index = make(4)\nindex.add(np.random.rand(9, 4))\nindex.add(encode(texts))\n'],
    ['no', 'index = keep(make(4))\nindex.add(np.random.rand(9, 4))\n'],
    ['no', 'index = make(4)\nindex.search(np.random.rand(1, 4), 3)\n'],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(filledAtRandom, text, 'make(4)'), answer);
    });
  }
});
