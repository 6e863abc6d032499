import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { writesRmsNorm } from '../../../src/core/patterns/guards/writesRmsNorm.ts';
import { ask } from './ask.ts';

describe('guard writesRmsNorm', () => {
  const said = (lines: string, root: string) => ask(writesRmsNorm, `import torch\n${lines}\n`, root);

  it('sees what is divided by its own root mean square', async () => {
    const root = 'torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps)';
    assert.equal(await said(`y = x * ${root}`, root), 'yes');
    assert.equal(await said(`y = x.float() * ${root}`, root), 'yes');
    assert.equal(await said(`y = gate * ${root}`, root), 'no');
  });

  it('follows the mean through a name, and leaves layer norms and other axes', async () => {
    const root = 'torch.rsqrt(m + eps)';
    assert.equal(await said(`m = x.square().mean(dim=-1, keepdim=True)\ny = x * ${root}`, root), 'yes');
    assert.equal(await said(`m = x.square().mean(dim=1, keepdim=True)\ny = x * ${root}`, root), 'no');
    assert.equal(await said(`x = h - mu\nm = x.square().mean(-1, keepdim=True)\ny = x * ${root}`, root), 'no');
  });
});
