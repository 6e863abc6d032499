import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keywordGiven } from '../../../src/core/patterns/guards/keywordGiven.ts';
import { ask } from './ask.ts';

const asked = (code: string): Promise<string> =>
  ask(keywordGiven, `${code}\n`, code, { name: 'pin', except: ['False'] });

describe('guard keywordGiven', () => {
  it('wants another value than those left out', async () => {
    assert.equal(await asked('f(pin=True)'), 'yes');
    assert.equal(await asked('f(pin=setting)'), 'inferred');
    assert.equal(await asked('f(pin=False)'), 'no');
    assert.equal(await asked('f()'), 'no');
  });
});
