import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard decidesOnFinite', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens
      .analyze({ id: 'a.py', text: `import torch\n${text}` })
      .findings.filter(({ pattern }) => pattern === 'host-sync-in-training-step').length;

  const step = (arm: string): number =>
    found(
      `def train(model, loader, optimizer):\n  for x in loader:\n    loss = model(x.cuda()).mean()\n    if torch.isnan(loss).any():\n      ${arm}\n    loss.backward()\n    optimizer.step()\n`,
    );

  it('is told by an arm that does more than say so', () => {
    assert.equal(step('print("nan")'), 1);
    assert.equal(step('continue'), 0);
    assert.equal(step('loss = torch.zeros_like(loss)'), 0);
  });
});
