import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { drawsGumbel } from '../../../src/core/patterns/guards/drawsGumbel.ts';
import { ask } from './ask.ts';

describe('guard drawsGumbel', () => {
  const said = (noise: string, outer: string) =>
    ask(
      drawsGumbel,
      `import torch\ndef log(t):\n    return torch.log(t + 1e-9)\ny = (logits - ${noise}).argmax(-1)\n`,
      outer,
    );

  it('sees the logarithm of a negative logarithm', async () => {
    for (const noise of ['torch.log(-torch.log(u + eps) + eps)', 'log(-log(u))', '(-u.log()).log()'])
      assert.equal(await said(noise, noise), 'yes', noise);
  });

  it('leaves noise by which positions are picked', async () => {
    const text = 'import torch\ndef f(keys):\n  return torch.topk(keys - torch.log(-torch.log(u)), 3)\n';
    assert.equal(await ask(drawsGumbel, text, 'torch.log(-torch.log(u))'), 'no');
  });

  it('leaves other logarithms', async () => {
    for (const noise of ['torch.log(torch.log(u))', 'torch.log(-torch.expm1(u))', 'torch.log(-u)'])
      assert.equal(await said(noise, noise), 'no', noise);
  });
});
