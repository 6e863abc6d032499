import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { givesWeightsBack } from '../../../src/core/patterns/guards/givesWeightsBack.ts';
import { ask } from './ask.ts';

const attend = (given: string): string =>
  `def f(s, v):\n    w = soft(s)\n    w = drop(w)\n    x = w @ v\n    return ${given}\n`;

describe('guard givesWeightsBack', () => {
  it('sees weights that are returned beside the output', async () => {
    assert.equal(await ask(givesWeightsBack, attend('x, w'), 'soft(s)'), 'yes');
    assert.equal(await ask(givesWeightsBack, attend('(x, w)'), 'soft(s)'), 'yes');
    assert.equal(await ask(givesWeightsBack, attend('x'), 'soft(s)'), 'no');
    const kept = attend('x, kept').replace('    w = drop(w)', '    kept = w\n    w = drop(w)');
    assert.equal(await ask(givesWeightsBack, kept, 'soft(s)'), 'yes');
    assert.equal(await ask(givesWeightsBack, kept.replace('= w\n', '= v\n'), 'soft(s)'), 'no');
    assert.equal(await ask(givesWeightsBack, attend('x, w.shape'), 'soft(s)'), 'no');
  });
});
