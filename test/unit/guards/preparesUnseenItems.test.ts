import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { preparesUnseenItems } from '../../../src/core/patterns/guards/preparesUnseenItems.ts';
import { ask } from './ask.ts';

const loading = (dataset: string, then = 'm(x).backward()', size = 16): string =>
  `from torch.utils.data import DataLoader, TensorDataset\nfrom project import Scenes, ReplayBuffer\nrows = ${dataset}\nfor x in DataLoader(rows, batch_size=${size}):\n  ${then}\n`;

const loader = (size = 16): string => `DataLoader(rows, batch_size=${size})`;

describe('guard preparesUnseenItems', () => {
  it('takes datasets that nobody can see here', async () => {
    assert.equal(await ask(preparesUnseenItems, loading('Scenes(root)'), loader()), 'yes');
    assert.equal(await ask(preparesUnseenItems, loading('build(args)'), loader()), 'yes');
  });

  it('leaves what is handed in or looked up', async () => {
    for (const dataset of ['args.train_dataset', 'parts["train"]', 'config.instantiate(cfg.dataset)', 'given'])
      assert.equal(await ask(preparesUnseenItems, loading(dataset), loader()), 'no', dataset);
  });

  it('leaves memory, tables, trials and loops that do not train', async () => {
    for (const dataset of ['[1, 2]', 'ReplayBuffer(9)', 'rows.map(f)', 'TensorDataset(x)'])
      assert.equal(await ask(preparesUnseenItems, loading(dataset), loader()), 'no', dataset);
    assert.equal(await ask(preparesUnseenItems, loading('Scenes(root)', 'm(x)'), loader()), 'no');
    assert.equal(await ask(preparesUnseenItems, loading('Scenes(root)', 'm(x).backward()', 1), loader(1)), 'no');
  });
});
