import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { underDebug } from '../../../src/core/patterns/guards/underDebug.ts';
import { ask } from './ask.ts';

describe('guard underDebug', () => {
  it('sees a test for debugging, or a function named after it', async () => {
    assert.equal(await ask(underDebug, 'if args.debug:\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(underDebug, 'def test_it():\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(underDebug, 'if training:\n  f(1)\n', 'f(1)'), 'no');
  });
});
