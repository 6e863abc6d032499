import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { oneNewToken } from '../../../src/core/patterns/guards/oneNewToken.ts';
import { ask } from './ask.ts';

describe('guard oneNewToken', () => {
  it('reads the literal', async () => {
    assert.equal(await ask(oneNewToken, 'm.generate(x, max_new_tokens=1)\n', 'm.generate(x, max_new_tokens=1)'), 'yes');
    assert.equal(await ask(oneNewToken, 'm.generate(x, max_new_tokens=8)\n', 'm.generate(x, max_new_tokens=8)'), 'no');
    assert.equal(await ask(oneNewToken, 'm.generate(x)\n', 'm.generate(x)'), 'no');
    const known = 'm.generate(x, max_new_tokens=len(answer))';
    assert.equal(await ask(oneNewToken, `${known}\n`, known), 'yes');
  });
});
