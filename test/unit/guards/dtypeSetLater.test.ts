import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dtypeSetLater } from '../../../src/core/patterns/guards/dtypeSetLater.ts';
import { ask } from './ask.ts';

describe('guard dtypeSetLater', () => {
  it('knows the ways to set a dtype', async () => {
    assert.equal(await ask(dtypeSetLater, 'a = make()\na.half()\n', 'make()'), 'yes');
    assert.equal(await ask(dtypeSetLater, 'import torch\na = make()\na.to("cuda", torch.bfloat16)\n', 'make()'), 'yes');
    assert.equal(await ask(dtypeSetLater, 'a = make()\na.to(dtype=t)\n', 'make()'), 'yes');
    assert.equal(await ask(dtypeSetLater, 'a = make()\na.to("cuda")\n', 'make()'), 'no');
  });
});
