import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { routesTokens } from '../../../src/core/patterns/guards/routesTokens.ts';
import { ask } from './ask.ts';

describe('guard routesTokens', () => {
  const said = (lines: string) => ask(routesTokens, `import torch\n${lines}\n`, 'p');

  it('follows scores to a softmax where experts are spoken of', async () => {
    assert.equal(await said('p = torch.softmax(x, -1)\nw, experts = torch.topk(p, 2)'), 'yes');
    assert.equal(await said('p = torch.sigmoid(x)\nw, experts = torch.topk(p, 2)'), 'no');
    const inside = (name: string) =>
      said(`def ${name}(x):\n    p = torch.softmax(x, -1)\n    _, experts = torch.topk(p, 2)`);
    assert.equal(await inside('route'), 'yes');
    assert.equal(await inside('balancing_loss_of'), 'no');
    assert.equal(await said('p = torch.softmax(x, -1)\nw, tokens = torch.topk(p, 2)'), 'no');
  });
});
