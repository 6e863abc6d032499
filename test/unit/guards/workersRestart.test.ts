import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { workersRestart } from '../../../src/core/patterns/guards/workersRestart.ts';
import { ask } from './ask.ts';

const loop = (workers: string, around: string): string =>
  `from torch.utils.data import DataLoader\nl = DataLoader(d, num_workers=${workers})\n${around}\n  for x in l:\n    pass\n`;

describe('guard workersRestart', () => {
  it('needs a number above zero and a loop around the loop', async () => {
    assert.equal(await ask(workersRestart, loop('2', 'for e in range(30):'), 'DataLoader(d, num_workers=2)'), 'yes');
    assert.equal(await ask(workersRestart, loop('2', 'if True:'), 'DataLoader(d, num_workers=2)'), 'no');
    assert.equal(await ask(workersRestart, loop('n', 'for e in range(3):'), 'DataLoader(d, num_workers=n)'), 'no');
  });

  it('says no where each pass has its own loader', async () => {
    const text =
      'from torch.utils.data import DataLoader\nfor e in es:\n  l = DataLoader(d, num_workers=2)\n  for x in l:\n    pass\n';
    assert.equal(await ask(workersRestart, text, 'DataLoader(d, num_workers=2)'), 'no');
  });
});
