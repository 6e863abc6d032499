import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { writesActivation } from '../../../src/core/patterns/guards/writesActivation.ts';
import { ask } from './ask.ts';

describe('guard writesActivation', () => {
  const said = (formula: string, call: string) => ask(writesActivation, `import torch\ny = ${formula}\n`, call);

  it('knows SiLU by the input that stands beside its sigmoid', async () => {
    assert.equal(await said('x * torch.sigmoid(x)', 'torch.sigmoid(x)'), 'yes');
    assert.equal(await said('x.sigmoid() * x', 'x.sigmoid()'), 'inferred');
    assert.equal(await said('gate * torch.sigmoid(x)', 'torch.sigmoid(x)'), 'no');
    assert.equal(await said('x * torch.sigmoid(1.7 * x)', 'torch.sigmoid(1.7 * x)'), 'no');
  });

  it('knows both forms of GELU', async () => {
    assert.equal(await said('0.5 * x * (1 + torch.erf(x / 1.41421))', 'torch.erf(x / 1.41421)'), 'yes');
    assert.equal(await said('0.5 * (1 + torch.erf(x / 1.41421))', 'torch.erf(x / 1.41421)'), 'no');
    const inner = 'torch.tanh(0.79788 * (x + 0.044715 * x ** 3))';
    assert.equal(await said(`0.5 * x * (1.0 + ${inner})`, inner), 'yes');
    assert.equal(await said('0.5 * x * (1.0 + torch.tanh(0.8 * x))', 'torch.tanh(0.8 * x)'), 'no');
  });
});
