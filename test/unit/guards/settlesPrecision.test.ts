import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { settlesPrecision } from '../../../src/core/patterns/guards/settlesPrecision.ts';
import { ask } from './ask.ts';

describe('guard settlesPrecision', () => {
  it('knows words of lower precision and toys', async () => {
    assert.equal(await ask(settlesPrecision, 'import torch\nx = torch.bfloat16\nrun(x)\n', 'run(x)'), 'yes');
    assert.equal(
      await ask(settlesPrecision, 'from torchvision.datasets import MNIST\nrun(MNIST("."))\n', 'run(MNIST("."))'),
      'yes',
    );
  });

  it('says no where nothing speaks of it', async () => {
    assert.equal(await ask(settlesPrecision, 'import torch\n# bf16 some day\nrun(x)\n', 'run(x)'), 'no');
  });
});
