import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard upcastForLoss', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (text: string, id = 'a.py'): number =>
    lens.analyze({ id, text }).findings.filter(({ pattern }) => pattern === 'full-logits-in-fp32').length;

  it('wants a cast and a loss', () => {
    assert.equal(
      found(
        'import torch.nn.functional as F\ndef f(m, h, y):\n  l = m.lm_head(h).float()\n  return F.cross_entropy(l, y)\n',
      ),
      1,
    );
    assert.equal(found('import torch\ndef f(m, h, y):\n  return m.lm_head(h).float()\n'), 0);
  });

  it('wants labels that are always given, or a folder for pretraining', () => {
    const text =
      'import torch.nn.functional as F\ndef f(m, h, y=None):\n  l = m.lm_head(h).float()\n  if y is not None:\n    return F.cross_entropy(l, y)\n  return l\n';
    assert.equal(found(text), 0);
    assert.equal(found(text, 'research/pretrain/model.py'), 1);
  });
});
