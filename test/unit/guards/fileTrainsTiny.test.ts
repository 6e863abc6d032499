import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileTrainsTiny } from '../../../src/core/patterns/guards/fileTrainsTiny.ts';
import { ask } from './ask.ts';

describe('guard fileTrainsTiny', () => {
  for (const [answer, text] of [
    ['yes', 'from torch import nn\nnet = nn.Linear(20, 1)\nx\n'],
    ['no', 'from torch import nn\nnet = nn.Linear(width, 1)\nx\n'],
    ['no', 'from torch import nn\nnet = nn.Sequential(nn.Linear(20, 1024), nn.Linear(1024, 1))\nx\n'],
    ['no', 'from torch import nn\nnet = nn.Sequential(nn.LSTM(20, 20), nn.Linear(20, 1))\nx\n'],
    ['no', 'x\n'],
  ] as const) {
    it(`says ${answer} of ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(fileTrainsTiny, text, 'x'), answer);
    });
  }
});
