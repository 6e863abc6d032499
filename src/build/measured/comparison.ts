import type { Comparison, Side } from '../../core/knowledge/measurement.ts';

/** Times and bytes that are less than 5 % apart are the same to whoever waits for them. */
const SAME = 1.05;

/** Times are told apart by their quartiles too: where the ranges overlap, it is a draw. */
export function compareSpeed(before: Side, after: Side): Comparison {
  if ('outOfMemory' in before || 'outOfMemory' in after) return outOfMemory(before, after);
  const ratio = before.seconds / after.seconds;
  const [beforeLow, beforeHigh] = before.quartiles;
  const [afterLow, afterHigh] = after.quartiles;
  const overlap = beforeLow <= afterHigh && afterLow <= beforeHigh;
  return { outcome: overlap ? 'draw' : outcomeOf(ratio), ratio: rounded(ratio) };
}

/** Bytes have no spread: the allocator counts the same in each call. */
export function compareMemory(before: Side, after: Side): Comparison {
  if ('outOfMemory' in before || 'outOfMemory' in after) return outOfMemory(before, after);
  if (after.peakBytes === 0) return { outcome: before.peakBytes === 0 ? 'draw' : 'gain' };
  if (before.peakBytes === 0) return { outcome: 'loss' };
  const ratio = before.peakBytes / after.peakBytes;
  return { outcome: outcomeOf(ratio), ratio: rounded(ratio) };
}

const outOfMemory = (before: Side, after: Side): Comparison => {
  if (!('outOfMemory' in after)) return { outcome: 'fits' };
  return { outcome: 'outOfMemory' in before ? 'neither' : 'fails' };
};

const outcomeOf = (ratio: number): Comparison['outcome'] => {
  if (Math.max(ratio, 1 / ratio) < SAME) return 'draw';
  return ratio > 1 ? 'gain' : 'loss';
};

/** Three digits: no more than medians of a few samples bear. */
const rounded = (ratio: number): number => Number(ratio.toPrecision(3));
