import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { handedOver } from '../../../src/core/patterns/guards/handedOver.ts';
import { ask } from './ask.ts';

describe('guard handedOver', () => {
  for (const [answer, code, text] of [
    ['yes', 'err.detach().cpu()', 'new = err.detach().cpu().numpy()\nbuffer.update_priorities(idx, new)\n'],
    ['yes', 'out.cpu()', 'logger.update(true=out.cpu(), step=1)\n'],
    ['yes', 'out.cpu()', 'seen.append(out.cpu().numpy())\n'],
    ['yes', 'out.cpu()', 'from sklearn.metrics import f1_score\ns = f1_score(y, out.cpu())\n'],
    ['yes', 'out.cpu()', 's = evaluate_f1_score(out.cpu().numpy(), y)\n'],
    [
      'yes',
      'gap.cpu()',
      'def f(gap, out=None):\n    gap = gap.cpu().numpy()\n    for one in gap:\n        out.append(one)\n',
    ],
    ['no', 'gap.cpu()', 'out = []\ngap = gap.cpu().numpy()\nfor one in gap:\n    out.append(one)\n'],
    ['no', 'loss.mean().cpu()', 'seen.append(loss.mean().cpu())\n'],
    ['no', 'out.cpu()', 'import numpy as np\nacc = np.argmax(out.cpu().numpy())\n'],
    ['no', 'loss.cpu()', 'row["loss"] = loss.cpu()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(handedOver, text, code), answer);
    });
  }
});
