import assert from 'node:assert/strict';
import { countScale, ratioScale, ratioWords } from '../../../src/page/html/scale.ts';

describe('scale of ratios', () => {
  it('reaches from the step below the lowest to the step above the highest, 1 among them', () => {
    assert.deepEqual(ratioScale([129]).ticks, [1, 2, 5, 10, 20, 50, 100, 200]);
    assert.deepEqual(ratioScale([0.52, 3]).ticks, [0.5, 1, 2, 5]);
    assert.deepEqual(ratioScale([]).ticks, [1, 2]);
  });

  it('gives equal factors equal lengths', () => {
    const { at } = ratioScale([1, 100]);
    assert.equal(at(1), 0);
    assert.equal(at(100), 100);
    assert.ok(Math.abs(at(10) - 50) < 1e-9);
  });

  it('keeps what lies beyond all steps at its ends', () => {
    const { at } = ratioScale([1e-9, 1e9]);
    assert.equal(at(1e9), 100);
    assert.equal(at(1e-9), 0);
  });

  it('words ratios with three digits', () => {
    assert.deepEqual([129, 11.94, 0.524, 1].map(ratioWords), ['129×', '11.9×', '0.524×', '1×']);
  });
});

describe('scale of counts', () => {
  it('reaches from 0 to the first round number that none exceeds, in five steps at most', () => {
    assert.deepEqual(countScale([3]).ticks, [0, 1, 2, 3]);
    assert.deepEqual(countScale([191, 7]).ticks, [0, 50, 100, 150, 200]);
    assert.deepEqual(countScale([]).ticks, [0, 1]);
  });

  it('gives equal counts equal lengths', () => {
    const { at } = countScale([191]);
    assert.deepEqual([0, 50, 200].map(at), [0, 25, 100]);
  });
});
