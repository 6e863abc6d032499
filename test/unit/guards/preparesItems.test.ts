import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { preparesItems } from '../../../src/core/patterns/guards/preparesItems.ts';
import { ask } from './ask.ts';

const loading = (dataset: string): string =>
  `import torch, torchvision, datasets\nfrom torch.utils.data import *\n${dataset}\nDataLoader(data)\n`;

describe('guard preparesItems', () => {
  it('sees work at every item', async () => {
    assert.equal(
      await ask(preparesItems, loading('data = torchvision.datasets.CIFAR10("x")'), 'DataLoader(data)'),
      'yes',
    );
  });
  it('takes rows of a table as no work', async () => {
    assert.equal(
      await ask(preparesItems, loading('data = datasets.load_dataset("x")["train"].map(f)'), 'DataLoader(data)'),
      'no',
    );
  });
  it('sees none in memory and cannot say for what it does not know', async () => {
    assert.equal(await ask(preparesItems, loading('data = [1, 2]'), 'DataLoader(data)'), 'no');
    assert.equal(await ask(preparesItems, loading('from project import data'), 'DataLoader(data)'), 'unknown');
  });
});
