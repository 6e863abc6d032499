import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { asksTensor } from '../../../src/core/patterns/guards/asksTensor.ts';
import { ask } from './ask.ts';

const asks = (condition: string, before = '') =>
  ask(asksTensor, `import torch\ndef f(v: torch.Tensor, n: int):\n${before}  if ${condition}:\n    pass\n`, condition);

describe('guard asksTensor', () => {
  it('sees reductions, elements and names for them, beside settings too', async () => {
    for (const condition of ['v.any()', 'not torch.all(v > 0)', 'v[0] == n', 'v.max() > n and n', '(v == n).all()'])
      assert.equal(await asks(condition), 'yes', condition);
    assert.equal(await asks('most > 3', '  most = v.max()\n'), 'yes');
    assert.equal(await asks('same', '  same = (v == n).all()\n'), 'yes');
  });

  it('sees what is computed of one number, and Python functions over a tensor', async () => {
    assert.equal(await asks('norm > n', '  norm = torch.sqrt(v.sum())\n'), 'yes');
    assert.equal(await asks('norm > n', '  norm = sum((p.grad ** 2).sum() for p in q) ** 0.5\n'), 'yes');
    assert.equal(await asks('max(w) > n', '  w = v.to("cuda")\n  w.view(1)\n'), 'yes');
    assert.equal(await asks('norm > n', '  norm = sum(p.grad.numel() for p in q)\n'), 'no');
    assert.equal(await asks('max(n, 3) > n'), 'no');
    assert.equal(await asks('norm > n', '  norm = math.sqrt(n)\n'), 'no');
  });

  it('leaves a test that only spares a mask', async () => {
    const masks = 'import torch\ndef f(v: torch.Tensor):\n  if v.any():\n    attn_mask = v\n';
    assert.equal(await ask(asksTensor, masks, 'v.any()'), 'no');
    assert.equal(await ask(asksTensor, masks.replace('attn_mask', 'mean'), 'v.any()'), 'yes');
  });

  it('leaves shapes, numbers, identity and questions for types of numbers', async () => {
    for (const condition of [
      'v.shape[0] > n',
      'n > 0',
      'v is None',
      'v.dtype == torch.half and v.any()',
      'v.size(0) == 1',
    ])
      assert.equal(await asks(condition), 'no', condition);
  });
});
