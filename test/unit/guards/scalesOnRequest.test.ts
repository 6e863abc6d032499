import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { scalesOnRequest } from '../../../src/core/patterns/guards/scalesOnRequest.ts';
import { ask } from './ask.ts';

describe('guard scalesOnRequest', () => {
  for (const [answer, code] of [
    ['yes', 'GradScaler(enabled=False)'],
    ['yes', 'GradScaler(enabled=dtype == "float16")'],
    ['no', 'GradScaler()'],
    ['no', 'GradScaler(enabled=True)'],
    ['no', 'GradScaler(enabled=args.amp)'],
  ] as const) {
    it(`says ${answer} of ${code}`, async () => {
      assert.equal(await ask(scalesOnRequest, `${code}\n`, code), answer);
    });
  }
});
