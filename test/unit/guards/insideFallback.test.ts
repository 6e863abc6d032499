import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideFallback } from '../../../src/core/patterns/guards/insideFallback.ts';
import { ask } from './ask.ts';

describe('guard insideFallback', () => {
  it('is after an error only', async () => {
    const text = 'try:\n    a()\nexcept ValueError:\n    b()\n';
    assert.equal(await ask(insideFallback, text, 'b()'), 'yes');
    assert.equal(await ask(insideFallback, text, 'a()'), 'no');
  });
});
