import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pinningHelps } from '../../../src/core/patterns/guards/pinningHelps.ts';
import { ask } from './ask.ts';

const asked = (call: string): Promise<string> =>
  ask(pinningHelps, `import torch\nfrom torch.utils.data import DataLoader\n${call}\n`, call);

describe('guard pinningHelps', () => {
  it('says yes with workers', async () => assert.equal(await asked('DataLoader(data, num_workers=n)'), 'yes'));
  it('says no without, for data it does not know', async () => assert.equal(await asked('DataLoader(data)'), 'no'));
  it('says no for indices', async () => assert.equal(await asked('DataLoader(range(9), num_workers=2)'), 'no'));

  it('infers it without workers where a copy asks not to wait', async () => {
    const text = 'from torch.utils.data import DataLoader\nfor x in DataLoader(data):\n  x.cuda(non_blocking=True)\n';
    assert.equal(await ask(pinningHelps, `${text}  x.mean().backward()\n`, 'DataLoader(data)'), 'inferred');
    assert.equal(await ask(pinningHelps, text.replace('x.cuda(non_blocking=True)', 'm(x)'), 'DataLoader(data)'), 'no');
  });

  it('says no for a few to evaluate on, batches of two, and loaders that are to have no workers', async () => {
    for (const call of [
      'DataLoader(TensorDataset(x), batch_size=8)',
      'DataLoader(data, batch_size=2)',
      'DataLoader(data, num_workers=0)',
    ]) {
      const text = `from torch.utils.data import DataLoader, TensorDataset\nfor x in ${call}:\n  m(x.cuda()).backward()\n`;
      assert.equal(await ask(pinningHelps, text, call), 'no', call);
    }
  });

  it('says no where every batch is written to a file', async () => {
    const text =
      'from torch.utils.data import DataLoader\nfor x in DataLoader(data, num_workers=2):\n  torch.save(m(x), p)\n';
    assert.equal(await ask(pinningHelps, text, 'DataLoader(data, num_workers=2)'), 'no');
  });
});
