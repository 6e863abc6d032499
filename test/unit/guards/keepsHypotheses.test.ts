import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keepsHypotheses } from '../../../src/core/patterns/guards/keepsHypotheses.ts';
import { ask } from './ask.ts';

describe('guard keepsHypotheses', () => {
  it('is a test under which ended beams are put away', async () => {
    const under = (body: string) => ask(keepsHypotheses, `if done.any():\n${body}`, 'done.any()');
    assert.equal(await under('  for i in r:\n    hypotheses[i].append(x)\n'), 'yes');
    assert.equal(await under('  for i in r:\n    rows.append(x)\n'), 'no');
    assert.equal(await under('  break\n'), 'no');
  });
});
