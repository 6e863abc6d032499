import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard feedsWholePrefix', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string): number =>
    lens
      .analyze({ id: 'a.py', text: `import torch\n${text}` })
      .findings.filter(({ pattern }) => pattern === 'host-sync-in-decoding-loop').length;

  const decode = (fed: string, then = 'pass'): number =>
    found(
      `def f(model, ids, end):\n  ids = ids.cuda()\n  x = ids\n  for _ in range(99):\n    t = model(${fed})[:, -1].argmax(-1, keepdim=True)\n    ids = torch.cat([ids, t], 1)\n    ${then}\n    if t.item() == end:\n      break\n`,
    );

  it('is told by the tokens that grow and are what the model takes', () => {
    assert.equal(decode('ids'), 0);
    assert.equal(decode('x', 'x = ids'), 0);
    assert.equal(decode('x', 'x = t'), 1);
    assert.equal(decode('x, cache', 'x = t'), 1);
  });
});
