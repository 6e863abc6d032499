import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { weightsThrownAway } from '../../../src/core/patterns/guards/weightsThrownAway.ts';
import { ask } from './ask.ts';

describe('guard weightsThrownAway', () => {
  const text = (call: string): string => `from torch import nn\nattend = nn.MultiheadAttention(8, 2)\n${call}\n`;
  const said = (call: string) => ask(weightsThrownAway, text(call), 'nn.MultiheadAttention(8, 2)');

  it('sees a call whose second value nothing reads', async () => {
    assert.equal(await said('out, _ = attend(q, k, v)'), 'yes');
    assert.equal(await said('out = attend(q, k, v)[0]'), 'yes');
    assert.equal(await said('out, weights = attend(q, k, v)\nshow(weights)'), 'no');
  });

  it('takes what the call says about weights', async () => {
    assert.equal(await said('out, _ = attend(q, k, v, need_weights=maps)'), 'no');
    assert.equal(await said('out, _ = attend(q, k, v, None, False)'), 'no');
    assert.equal(await said('out, _ = attend(q, k, v, **options)'), 'no');
  });
});
