import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard inLaterCopy', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens
      .analyze({ id: 'a.py', text: `import torch\n${text}` })
      .findings.filter(({ pattern }) => pattern === 'host-sync-in-training-step').length;

  const step = (between: string): number =>
    found(
      `def train(model, loader, optimizer):\n  for x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    ${between}\n    optimizer.step()\n    total += loss.item()\n`,
    );

  it('is told by the norm that is read after the backward pass', () => {
    assert.equal(step('pass'), 1);
    assert.equal(step('if sync_gradients: grad_norm = grad_norm.item()'), 0);
  });
});
