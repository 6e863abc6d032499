import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { picksRows } from '../../../src/core/patterns/guards/picksRows.ts';
import { ask } from './ask.ts';

describe('guard picksRows', () => {
  const asked = (text: string, call = 'm.nonzero()') => ask(picksRows, text, call);

  it('knows rows that a turn goes on with', async () => {
    const loop = (use: string) => `for a in ranges:\n  i = m.nonzero()\n  ${use}\n`;
    assert.equal(await asked(loop('h.index_select(0, i)')), 'yes');
    assert.equal(await asked(loop('f(h[i])')), 'yes');
    assert.equal(await asked('a = [m.nonzero() for e in experts]\n'), 'yes');
    assert.equal(await asked(loop('print(i)')), 'no');
    assert.equal(await asked('i = m.nonzero()\nf(h[i])\n'), 'no');
  });

  it('knows a mask that selects as well', async () => {
    assert.equal(await asked('y = x[m]\ni = m.nonzero()\n'), 'yes');
    assert.equal(await asked('import torch\ny = x[~m]\ni = torch.nonzero(m)\n', 'torch.nonzero(m)'), 'yes');
  });
});
