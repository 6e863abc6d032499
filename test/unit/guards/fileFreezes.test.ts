import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileFreezes } from '../../../src/core/patterns/guards/fileFreezes.ts';
import { ask } from './ask.ts';

describe('guard fileFreezes', () => {
  it('is about parameters of models, not about single tensors', async () => {
    assert.equal(await ask(fileFreezes, 'for p in model.parameters():\n    p.requires_grad = False\n', 'model'), 'yes');
    assert.equal(await ask(fileFreezes, 'vae.requires_grad_(False)\n', 'vae'), 'yes');
    assert.equal(await ask(fileFreezes, 'x = pe.requires_grad_(False)\n', 'x'), 'no');
  });
});
