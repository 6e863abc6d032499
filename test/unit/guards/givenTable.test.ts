import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { givenTable } from '../../../src/core/patterns/guards/givenTable.ts';
import { ask } from './ask.ts';

describe('guard givenTable', () => {
  it('tells a table from one sample', async () => {
    const turn = (given: string): string => `for t in r:\n  m.predict(${given})\n`;
    const answer = (given: string): Promise<string> => ask(givenTable, turn(given), `m.predict(${given})`);
    assert.equal(await answer('t.to_numpy()'), 'yes');
    assert.equal(await answer('t[["a", "b"]].values'), 'yes');
    assert.equal(await answer('frame'), 'yes');
    assert.equal(await answer('t.to_numpy().reshape(1, -1)'), 'no');
    assert.equal(await answer('t[None]'), 'no');
    assert.equal(
      await ask(givenTable, 'for _, t in r.iterrows():\n  m.predict(t.values)\n', 'm.predict(t.values)'),
      'no',
    );
  });
});
