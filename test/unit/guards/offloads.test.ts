import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { offloads } from '../../../src/core/patterns/guards/offloads.ts';
import { ask } from './ask.ts';

describe('guard offloads', () => {
  it('tells what is moved away for good from what is copied', async () => {
    assert.equal(await ask(offloads, 'x = x.cpu()\n', 'x.cpu()'), 'yes');
    assert.equal(await ask(offloads, 'def forward(x):\n  return x.cpu()\n', 'x.cpu()'), 'yes');
    assert.equal(await ask(offloads, 'def fit_batch(x):\n  return x.cpu()\n', 'x.cpu()'), 'no');
    assert.equal(await ask(offloads, 'y = self.model.cpu()\n', 'self.model.cpu()'), 'yes');
    assert.equal(await ask(offloads, 'y = x.cpu()\n', 'x.cpu()'), 'no');
    assert.equal(await ask(offloads, 'f(x.cpu())\n', 'x.cpu()'), 'no');
  });
});
