import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { setBack } from '../../../src/core/patterns/guards/setBack.ts';
import { ask } from './ask.ts';

describe('guard setBack', () => {
  const off = 'config.use_cache = False';
  for (const [answer, text] of [
    ['yes', `def f(config):\n    kept = config.use_cache\n    ${off}\n    run()\n    config.use_cache = kept\n`],
    ['no', `def f(config):\n    ${off}\n    run(config.use_cache)\n`],
    ['no', `def f(config):\n    config.use_cache = True\n    ${off}\n`],
    ['no', `def f(config, other):\n    ${off}\n    other.use_cache = True\n`],
  ] as const) {
    it(`says ${answer} of ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(setBack, text, off), answer);
    });
  }
});
