import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { underRareShape } from '../../../src/core/patterns/guards/underRareShape.ts';
import { ask } from './ask.ts';

describe('guard underRareShape', () => {
  it('knows masks of a rare shape and searches along a line', async () => {
    const under = (head: string) => ask(underRareShape, `${head}\n  if x.max() > 0: pass\n`, 'x.max() > 0');
    assert.equal(await under('if mask is not None and mask.dim() == 4:'), 'yes');
    assert.equal(await under('if len(attention_mask.shape) == 3:'), 'yes');
    assert.equal(await under('if mask.dim() == 2:'), 'no');
    assert.equal(await under('for i in range(self.max_backtracks):'), 'yes');
    assert.equal(await under('for i in range(9):'), 'no');
  });
});
