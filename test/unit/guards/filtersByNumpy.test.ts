import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filtersByNumpy } from '../../../src/core/patterns/guards/filtersByNumpy.ts';
import { ask } from './ask.ts';

const HEAD = 'import torch\ndef f(scores, p):\n';

describe('guard filtersByNumpy', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'scores.cpu()',
      '  if p:\n    kept = scores.cpu().numpy()\n    kept[kept < p] = 0\n    scores = torch.from_numpy(kept).cuda()\n',
    ],
    ['no', 'scores.cpu()', '  if p:\n    kept = scores.cpu().numpy()\n    print(kept)\n'],
    ['no', 'scores.cpu()', '  if p:\n    kept = scores.cpu()\n    scores = torch.as_tensor(kept)\n'],
    ['no', 'scores.cpu()', '  for _ in p:\n    kept = scores.cpu().numpy()\n    scores = torch.from_numpy(kept)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(filtersByNumpy, `${HEAD}${text}`, code), answer);
    });
  }
});
