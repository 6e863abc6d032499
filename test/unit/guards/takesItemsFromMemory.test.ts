import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { takesItemsFromMemory } from '../../../src/core/patterns/guards/takesItemsFromMemory.ts';
import { ask } from './ask.ts';

const loading = (dataset: string, given = 'batch_size=16'): string =>
  `from torch.utils.data import DataLoader, TensorDataset, BatchSampler\nfrom project import Scenes\nrows = ${dataset}\nfor x in DataLoader(rows, ${given}):\n  m(x).backward()\n`;

const asked = (dataset: string, given = 'batch_size=16'): ReturnType<typeof ask> =>
  ask(takesItemsFromMemory, loading(dataset, given), `DataLoader(rows, ${given})`);

describe('guard takesItemsFromMemory', () => {
  it('takes tensors and lists that are joined item by item', async () => {
    for (const dataset of ['TensorDataset(x, y)', '[1, 2]', 'list(zip(a, b))'])
      assert.equal(await asked(dataset), 'yes', dataset);
  });

  it('leaves what is not seen, indices, and batches that are taken whole or are tiny', async () => {
    for (const dataset of ['Scenes(root)', 'range(9)']) assert.equal(await asked(dataset), 'no', dataset);
    for (const given of ['batch_size=2', 'sampler=BatchSampler(order, 9, False), batch_size=None', 'shuffle=True'])
      assert.equal(await asked('TensorDataset(x)', given), 'no', given);
  });
});
