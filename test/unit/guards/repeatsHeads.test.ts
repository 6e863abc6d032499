import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { repeatsHeads } from '../../../src/core/patterns/guards/repeatsHeads.ts';
import { ask } from './ask.ts';

const attend = (line: string): string => `import torch.nn.functional as F
def f(q, k, v, n):
    ${line}
    return F.scaled_dot_product_attention(q, k, v)
`;

describe('guard repeatsHeads', () => {
  it('is about keys and values', async () => {
    assert.equal(await ask(repeatsHeads, attend('v = v.repeat_interleave(n, 1)'), 'v.repeat_interleave(n, 1)'), 'yes');
    assert.equal(await ask(repeatsHeads, attend('q = q.repeat_interleave(n, 1)'), 'q.repeat_interleave(n, 1)'), 'no');
    assert.equal(await ask(repeatsHeads, attend('k = k.repeat_interleave(n, 0)'), 'k.repeat_interleave(n, 0)'), 'no');
  });
});
