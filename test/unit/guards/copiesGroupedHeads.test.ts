import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { copiesGroupedHeads } from '../../../src/core/patterns/guards/copiesGroupedHeads.ts';
import { ask } from './ask.ts';

describe('guard copiesGroupedHeads', () => {
  for (const [answer, code, text] of [
    ['yes', 'k.repeat_interleave(groups, dim=1)', 'import torch\nk = k.repeat_interleave(groups, dim=1)\n'],
    [
      'yes',
      'torch.repeat_interleave(x, n, dim=d)',
      'import torch\ndef repeat_kv(x, n, d):\n  return torch.repeat_interleave(x, n, dim=d)\n',
    ],
    [
      'no',
      'torch.repeat_interleave(x, n, dim=d)',
      'import torch\ndef lengthen(x, n, d):\n  return torch.repeat_interleave(x, n, dim=d)\n',
    ],
    ['no', 'k.repeat_interleave(samples, dim=0)', 'import torch\nk = k.repeat_interleave(samples, dim=0)\n'],
    ['no', 'x.repeat_interleave(groups, dim=1)', 'import torch\nx = x.repeat_interleave(groups, dim=1)\n'],
    [
      'no',
      'v.repeat_interleave(groups, dim=1)',
      'import torch\nk = k.repeat_interleave(groups, dim=1)\nv = v.repeat_interleave(groups, dim=1)\n',
    ],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(copiesGroupedHeads, text, code), answer);
    });
  }
});
