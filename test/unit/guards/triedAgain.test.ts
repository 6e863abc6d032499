import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { triedAgain } from '../../../src/core/patterns/guards/triedAgain.ts';
import { ask } from './ask.ts';

describe('guard triedAgain', () => {
  it('tells a loop that ends with the first success', async () => {
    const tried = (body: string): string => `def f():\n  for a in r:\n${body}`;
    const returned = tried('    try:\n      return load(1)\n    except E:\n      wait()\n');
    assert.equal(await ask(triedAgain, returned, 'load(1)'), 'yes');
    const left = tried('    try:\n      m = load(1)\n    except E:\n      wait()\n    else:\n      break\n');
    assert.equal(await ask(triedAgain, left, 'load(1)'), 'yes');
    assert.equal(await ask(triedAgain, tried('    m = load(1)\n    run(m)\n'), 'load(1)'), 'no');
    assert.equal(await ask(triedAgain, tried('    m = load(1)\n    if m:\n      break\n'), 'load(1)'), 'no');
    assert.equal(await ask(triedAgain, 'load(1)\n', 'load(1)'), 'no');
  });
});
