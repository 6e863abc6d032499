import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsOften } from '../../../src/core/patterns/guards/runsOften.ts';
import { ask } from './ask.ts';

describe('guard runsOften', () => {
  it('counts loops and functions that run at every step', async () => {
    assert.equal(await ask(runsOften, 'for i in r:\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def forward(self, x):\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def __init__(self):\n  f(1)\n', 'f(1)'), 'no');
  });
});
