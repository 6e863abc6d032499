import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { counting } from './counting.ts';

describe('guard shownByHand', () => {
  const found = counting('attention-scores-materialized');

  const attention = 'w = torch.softmax(q @ k.transpose(-2, -1), dim=-1)\no = w @ v\n';

  it('is told by what is printed, drawn or named alone outside of functions', () => {
    assert.equal(found(attention), 1);
    assert.equal(found(`${attention}print(w)\n`), 0);
    assert.equal(found(`${attention}plt.imshow(w[0][1])\n`), 0);
    assert.equal(found(`${attention}w\n`), 0);
    assert.equal(found(`${attention}print(w.shape)\n`), 1);
    assert.equal(found(`${attention}print(o)\n`), 1);
  });

  it('is nothing that a function prints', () => {
    const inside = attention.replaceAll(/^/gm, '  ').trimEnd();
    assert.equal(found(`def attend(q, k, v):\n${inside}\n  print(w)\n  return o\n`), 1);
  });
});
