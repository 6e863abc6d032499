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
      .analyze({ id: 'a.py', text: `import torch\ndef f(m, x, n):\n  for i in ${over}:\n    ${body}\n` })
      .findings.filter(({ pattern }) => pattern === 'tokens-grown-by-concatenation').length;

  it('wants tokens that are picked and joined to those before', () => {
    assert.equal(found('x = torch.cat([x, m(x).argmax(-1)], 1)'), 1);
    assert.equal(found('x = torch.cat([x, m(x)], 1)'), 0);
    assert.equal(found('x = i\n    x = torch.cat([x, m(x).argmax(-1)], 1)'), 0);
    assert.equal(found('y = torch.cat([x, m(x).argmax(-1)], 1)'), 0);
    assert.equal(found('x = torch.cat([x, m(x).argmax(-1)], 1)', 'self.layers'), 0);
  });
});
