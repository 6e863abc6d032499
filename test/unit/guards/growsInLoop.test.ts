import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { makeLens } from '../../lens.ts';

describe('guard growsInLoop', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());
  const found = (body: string, over = 'range(n)'): number =>
    lens
      .analyze({ id: 'a.py', text: `import torch\ndef f(model, x, n):\n  for i in ${over}:\n    ${body}\n` })
      .findings.filter(({ pattern }) => pattern === 'tokens-grown-by-concatenation').length;

  it('wants tokens that are picked, joined to those before and given to a model', () => {
    assert.equal(found('x = torch.cat([x, model(x).argmax(-1)], 1)'), 1);
    assert.equal(found('x = torch.cat([x, model(x)], 1)'), 0);
    assert.equal(found('x = i\n    x = torch.cat([x, model(x).argmax(-1)], 1)'), 0);
    assert.equal(found('y = torch.cat([x, model(x).argmax(-1)], 1)'), 0);
    assert.equal(found('x = torch.cat([x, model(x).argmax(-1)], 1)', 'self.layers'), 0);
    assert.equal(found('x = torch.cat([x, model(x[:, -1:]).argmax(-1)], 1)'), 0);
    assert.equal(found('x = torch.cat([x, model(x).argmax(-1)], 1)', 'range(9)'), 0);
  });
});
