const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Where the numbers of a chart stand. */
export interface Scale {
  /** Rising, both ends among them. */
  readonly ticks: readonly number[];
  /** Where a number stands, in percent of the width. */
  at(value: number): number;
}

/**
 * A logarithmic scale of ratios on which equal lengths are equal factors and 1 is always shown. It reaches from the step
 * below the lowest ratio to the one above the highest; what lies beyond all steps stands at the end.
 */
export function ratioScale(ratios: readonly number[]): Scale {
  const lowest = Math.min(1, ...ratios);
  const highest = Math.max(2, ...ratios);
  const from = Math.max(
    0,
    STEPS.findLastIndex((step) => step <= lowest),
  );
  const above = STEPS.findIndex((step) => step >= highest);
  const ticks = STEPS.slice(from, above < 0 ? STEPS.length : above + 1);
  const low = Math.log(ticks[0]!);
  const width = Math.log(ticks.at(-1)!) - low;
  return { ticks, at: (ratio) => Math.min(100, Math.max(0, (100 * (Math.log(ratio) - low)) / width)) };
}

/** A scale of counts from 0 to the first round number that none exceeds, with at most five steps. */
export function countScale(counts: readonly number[]): Scale {
  const most = Math.max(1, ...counts);
  const step = STEPS.find((round) => round >= 1 && most <= 5 * round) ?? most;
  const last = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: last / step + 1 }, (_, i) => i * step);
  return { ticks, at: (count) => (100 * count) / last };
}

/** `12×`, `1.35×`: three digits at most. */
export const ratioWords = (ratio: number): string => `${Number(ratio.toPrecision(3))}×`;
