import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cancelsBias } from '../../../src/core/patterns/guards/cancelsBias.ts';
import { ask } from './ask.ts';

describe('guard cancelsBias', () => {
  it('looks for a layer with a bias before the norm', async () => {
    assert.equal(
      await ask(
        cancelsBias,
        'from torch import nn\nnn.Sequential(nn.Conv1d(2, 2, 3), nn.BatchNorm1d(2))\n',
        'nn.BatchNorm1d(2)',
      ),
      'yes',
    );
    assert.equal(
      await ask(
        cancelsBias,
        'from torch import nn\nnn.Sequential(nn.Conv1d(2, 2, 3, bias=False), nn.BatchNorm1d(2))\n',
        'nn.BatchNorm1d(2)',
      ),
      'no',
    );
    assert.equal(
      await ask(
        cancelsBias,
        'from torch import nn\nnn.Sequential(nn.ReLU(), nn.BatchNorm1d(2))\n',
        'nn.BatchNorm1d(2)',
      ),
      'no',
    );
  });
});
