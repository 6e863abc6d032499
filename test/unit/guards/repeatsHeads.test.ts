import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { repeatsHeads } from '../../../src/core/patterns/guards/repeatsHeads.ts';
import { ask } from './ask.ts';

const attend = (line: string, mask = 'None'): string => `import torch.nn.functional as F
def f(q, k, v, n, m):
    ${line}
    return F.scaled_dot_product_attention(q, k, v, attn_mask=${mask})
`;
const masked = (flag: boolean) => ({ masked: flag });

describe('guard repeatsHeads', () => {
  it('is about keys and values', async () => {
    assert.equal(
      await ask(repeatsHeads, attend('v = v.repeat_interleave(n, 1)'), 'v.repeat_interleave(n, 1)', masked(false)),
      'yes',
    );
    assert.equal(
      await ask(repeatsHeads, attend('q = q.repeat_interleave(n, 1)'), 'q.repeat_interleave(n, 1)', masked(false)),
      'no',
    );
    assert.equal(
      await ask(repeatsHeads, attend('k = k.repeat_interleave(n, 0)'), 'k.repeat_interleave(n, 0)', masked(false)),
      'no',
    );
  });
  it('tells an attention with a mask apart', async () => {
    const copy = 'k = k.repeat_interleave(n, 1)';
    assert.equal(await ask(repeatsHeads, attend(copy, 'm'), 'k.repeat_interleave(n, 1)', masked(false)), 'no');
    assert.equal(await ask(repeatsHeads, attend(copy, 'm'), 'k.repeat_interleave(n, 1)', masked(true)), 'yes');
    assert.equal(await ask(repeatsHeads, attend(copy), 'k.repeat_interleave(n, 1)', masked(true)), 'no');
  });
});
