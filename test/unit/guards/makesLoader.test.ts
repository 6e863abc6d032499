import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { makesLoader } from '../../../src/core/patterns/guards/makesLoader.ts';
import { ask } from './ask.ts';

describe('guard makesLoader', () => {
  it('knows the loader of PyTorch and those that derive from it', async () => {
    assert.equal(await ask(makesLoader, 'import torch.utils.data as d\nd.DataLoader(x)\n', 'd.DataLoader(x)'), 'yes');
    assert.equal(
      await ask(makesLoader, 'from torch_geometric.data import DataLoader\nDataLoader(x)\n', 'DataLoader(x)'),
      'yes',
    );
  });
  it('says no to other loaders', async () => {
    assert.equal(await ask(makesLoader, 'from project import DataLoader\nDataLoader(x)\n', 'DataLoader(x)'), 'no');
  });
});
