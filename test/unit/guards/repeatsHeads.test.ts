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
  it('sees a new axis stretched and folded, in one line or in a helper', async () => {
    const line = 'v = v.unsqueeze(2).expand(-1, -1, n, -1, -1).flatten(1, 2)';
    const call = 'v.unsqueeze(2).expand(-1, -1, n, -1, -1)';
    assert.notEqual(await ask(repeatsHeads, attend(line), call, masked(false)), 'no');
    assert.equal(
      await ask(
        repeatsHeads,
        attend('v = v.unsqueeze(2).expand(-1, -1, n, -1)'),
        'v.unsqueeze(2).expand(-1, -1, n, -1)',
      ),
      'no',
    );
    const helper =
      'def repeat_kv(x, n):\n    x = x[:, :, None].expand(-1, -1, n, -1, -1)\n    return x.reshape(1, 8, -1, 64)\n';
    const text = helper + attend('v = repeat_kv(v, n)');
    assert.notEqual(await ask(repeatsHeads, text, 'repeat_kv(v, n)', masked(false)), 'no');
  });
});
