import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileTrainsLarge } from '../../../src/core/patterns/guards/fileTrainsLarge.ts';
import { ask } from './ask.ts';

const STEP = 'loss = model(x)\nloss.backward()\noptimizer.step()\n';

describe('guard fileTrainsLarge', () => {
  it('takes a transformer that is trained whole', async () => {
    const text = `import torch\nfrom transformers import AutoModelForCausalLM\nmodel = AutoModelForCausalLM.from_pretrained(n)\n${STEP}`;
    assert.equal(await ask(fileTrainsLarge, text, 'model(x)'), 'yes');
  });

  it('leaves a layer or two', async () => {
    const text = `import torch\nmodel = torch.nn.Linear(20, 1)\n${STEP}`;
    assert.equal(await ask(fileTrainsLarge, text, 'model(x)'), 'no');
  });
});
