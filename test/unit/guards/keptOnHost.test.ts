import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keptOnHost } from '../../../src/core/patterns/guards/keptOnHost.ts';
import { ask } from './ask.ts';

describe('guard keptOnHost', () => {
  for (const [answer, code, text] of [
    ['yes', 'out.detach().cpu()', 'rows.append(out.detach().cpu().numpy())\n'],
    ['yes', 'image_feats.cpu()', 'rows.append(image_feats.cpu())\n'],
    ['yes', 'out[0].tolist()', 'print("%s" % (out[0].tolist(),))\n'],
    ['no', 'out.cpu()', 'rows.append(out.cpu())\n'],
    ['no', 'out.sum().cpu()', 'total += out.sum().cpu().numpy()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(keptOnHost, text, code), answer);
    });
  }
});
