import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { copiesUnseenBatch } from '../../../src/core/patterns/guards/copiesUnseenBatch.ts';
import { ask } from './ask.ts';

const loop = (over: string, copy: string, then = 'm(x).backward()'): string =>
  `import torchvision\ndef train(loader):\n  for x in ${over}:\n    ${copy}\n    ${then}\n`;

describe('guard copiesUnseenBatch', () => {
  it('takes the first copy that waits from a loader made elsewhere', async () => {
    assert.equal(await ask(copiesUnseenBatch, loop('loader', 'x = x.cuda()'), 'x.cuda()'), 'yes');
    assert.equal(
      await ask(copiesUnseenBatch, loop('enumerate(loader)', 'y = x[1].to(device)'), 'x[1].to(device)'),
      'yes',
    );
    assert.equal(await ask(copiesUnseenBatch, loop('loader', 'y, x = x[0].cuda(), x[1].cuda()'), 'x[1].cuda()'), 'no');
  });

  it('leaves tokens, what was joined on the host, and evaluation by its name', async () => {
    const text = loop('loader', 'x = x.cuda()');
    assert.equal(await ask(copiesUnseenBatch, text.replace('import torchvision', ''), 'x.cuda()'), 'no');
    assert.equal(await ask(copiesUnseenBatch, text.replace('train(', 'validate('), 'x.cuda()'), 'no');
    const joined = loop('loader', 'y = torch.cat([x, x])\n    x = x.cuda()');
    assert.equal(await ask(copiesUnseenBatch, joined, 'x.cuda()'), 'no');
  });

  it('leaves loaders of the file, data sets, evaluation and other copies', async () => {
    const own = `from torch.utils.data import DataLoader\nloader = DataLoader(d)\n${loop('loader', 'x = x.cuda()')}`;
    assert.equal(await ask(copiesUnseenBatch, own, 'x.cuda()'), 'no');
    assert.equal(await ask(copiesUnseenBatch, loop('dataset', 'x = x.cuda()'), 'x.cuda()'), 'no');
    assert.equal(await ask(copiesUnseenBatch, loop('loader', 'x = x.cuda()', 'm(x)'), 'x.cuda()'), 'no');
    assert.equal(await ask(copiesUnseenBatch, loop('loader', 'w = w.cuda()'), 'w.cuda()'), 'no');
  });
});
