import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { namesFusedAttention } from '../../../src/core/patterns/guards/namesFusedAttention.ts';
import { ask } from './ask.ts';

describe('guard namesFusedAttention', () => {
  it('finds kernels by name', async () => {
    assert.equal(await ask(namesFusedAttention, 'from .ops import flash_attn_fn\nf(x)', 'f(x)'), 'yes');
    assert.equal(await ask(namesFusedAttention, 'y = F.scaled_dot_product_attention(q, k, v)\nf(x)', 'f(x)'), 'yes');
    assert.equal(await ask(namesFusedAttention, 'pipe.enable_attention_slicing()\nf(x)', 'f(x)'), 'no');
  });
  it("takes a function for PyTorch's own only with its parameters", async () => {
    const define = (parameters: string): string => `def scaled_dot_product_attention(${parameters}):\n    f(x)`;
    assert.equal(await ask(namesFusedAttention, define('q, k, v, is_causal=False'), 'f(x)'), 'yes');
    assert.equal(await ask(namesFusedAttention, define('q, k, v, mask'), 'f(x)'), 'no');
  });
  it('does not take calls of such a function, or of a method, for the fused one', async () => {
    const own = 'def scaled_dot_product_attention(q, k, v, mask):\n    f(x)\n\n';
    assert.equal(await ask(namesFusedAttention, `${own}y = scaled_dot_product_attention(q, k, v, m)`, 'f(x)'), 'no');
    assert.equal(await ask(namesFusedAttention, `${own}y = F.scaled_dot_product_attention(q, k, v)`, 'f(x)'), 'yes');
    assert.equal(await ask(namesFusedAttention, 'y = self.scaled_dot_product_attention(q, k)\nf(x)', 'f(x)'), 'no');
  });
});
