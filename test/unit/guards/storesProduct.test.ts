import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stores } from '../../../src/core/patterns/guards/storesProduct.ts';

describe('guard storesProduct', () => {
  it('wants a product that sums nothing, is larger than all else and is summed later', () => {
    assert.ok(stores('"wj,wl,ijl->wi"'));
    assert.ok(stores("'bl, bm, bn, lmn -> b'"));
  });
  it('leaves what sums at once, what the result has, and what an operand has', () => {
    assert.ok(!stores('"bd,de,ev->bv"'));
    assert.ok(!stores('"bh,bn,bhp->bhpn"'));
    assert.ok(!stores('"bln,bl,blp->bpn"'));
    assert.ok(!stores('"bclhn,bcshn,bhcls,bcshp->bclhp"'));
  });
  it('knows nothing of an ellipsis or of a result that is not said', () => {
    assert.ok(!stores('"...j,...l,ijl->...i"'));
    assert.ok(!stores('"wj,wl,ijl"'));
  });
});
