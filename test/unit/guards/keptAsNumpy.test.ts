import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keptAsNumpy } from '../../../src/core/patterns/guards/keptAsNumpy.ts';
import { ask } from './ask.ts';

describe('guard keptAsNumpy', () => {
  for (const [answer, code, text] of [
    ['yes', 'out.detach().cpu()', 'rows.append(out.detach().cpu().numpy())\n'],
    ['no', 'out.cpu()', 'rows.append(out.cpu())\n'],
    ['no', 'out.sum().cpu()', 'total += out.sum().cpu().numpy()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(keptAsNumpy, text, code), answer);
    });
  }
});
