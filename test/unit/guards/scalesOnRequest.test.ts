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

  it('says yes under a test of the precision', async () => {
    const made = 's = GradScaler()';
    for (const code of [`if args.precision == "amp":\n  ${made}\n`, `${made} if dtype == "fp16" else None\n`])
      assert.equal(await ask(scalesOnRequest, code, 'GradScaler()'), 'yes');
    assert.equal(await ask(scalesOnRequest, `if args.fp16:\n  ${made}\n`, 'GradScaler()'), 'no');
  });
});
