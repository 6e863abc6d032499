import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { savedEveryStep } from '../../../src/core/patterns/guards/savedEveryStep.ts';
import { ask } from './ask.ts';

describe('guard savedEveryStep', () => {
  it('wants the backward pass in the same loop, and no test', async () => {
    assert.equal(await ask(savedEveryStep, 'for x in r:\n  l.backward()\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(savedEveryStep, 'for x in r:\n  l.backward()\n  if c:\n    f(1)\n', 'f(1)'), 'no');
    assert.equal(await ask(savedEveryStep, 'for e in r:\n  for x in e:\n    l.backward()\n  f(1)\n', 'f(1)'), 'no');
    assert.equal(await ask(savedEveryStep, 'f(1)\n', 'f(1)'), 'no');
  });
  it('knows a test that skips the rest of the turn', async () => {
    const turn = (body: string): string => `for x in r:\n${body}  f(1)\n`;
    assert.equal(await ask(savedEveryStep, turn('  l.backward()\n  if n % 9:\n    continue\n'), 'f(1)'), 'no');
    assert.equal(await ask(savedEveryStep, turn('  if not x:\n    continue\n  l.backward()\n'), 'f(1)'), 'yes');
  });
});
