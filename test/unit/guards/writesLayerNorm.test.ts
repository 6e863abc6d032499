import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { writesLayerNorm } from '../../../src/core/patterns/guards/writesLayerNorm.ts';
import { ask } from './ask.ts';

const ROOT = 'torch.sqrt(v + eps)';
const said = (mean: string, variance: string, quotient = `(x - m) / ${ROOT}`) =>
  ask(writesLayerNorm, `import torch\nm = ${mean}\nv = ${variance}\ny = ${quotient}\n`, ROOT);
const MEAN = 'x.mean(-1, keepdim=True)';

describe('guard writesLayerNorm', () => {
  it('takes a biased variance and one written out', async () => {
    assert.equal(await said(MEAN, 'x.var(-1, keepdim=True, unbiased=False)'), 'yes');
    assert.equal(await said(MEAN, '(x - m).pow(2).mean(-1, keepdim=True)'), 'yes');
    assert.equal(await said(MEAN, 'x.var(-1, keepdim=True)'), 'no');
  });

  it('asks for the last axis and one input', async () => {
    assert.equal(await said('x.mean(1, keepdim=True)', '(x - m).pow(2).mean(1, keepdim=True)'), 'no');
    assert.equal(await said(MEAN, '(z - m).pow(2).mean(-1, keepdim=True)'), 'no');
    assert.equal(await said(MEAN, '(x - m).pow(2).mean(-1, keepdim=True)', `z / ${ROOT}`), 'no');
  });
});
