import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fewRows } from '../../../src/core/patterns/guards/fewRows.ts';
import { ask } from './ask.ts';

describe('guard fewRows', () => {
  it('sees where the iteration is not what costs', async () => {
    assert.equal(await ask(fewRows, 'for i, r in df.head(3).iterrows():\n  f(r)\n', 'df.head(3).iterrows()'), 'yes');
    assert.equal(await ask(fewRows, 'for i, r in df.iterrows():\n  model.generate(r)\n', 'df.iterrows()'), 'yes');
    assert.equal(await ask(fewRows, 'for i, r in df.iterrows():\n  f(r)\n', 'df.iterrows()'), 'no');
  });
});
