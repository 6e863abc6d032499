import type { Comparison, MeasuredAxis } from '../knowledge/measurement.ts';
import { timesWords } from './amounts.ts';

const LOSSES: Readonly<Record<MeasuredAxis, string>> = { speed: 'slower', memory: 'more memory' };

/** What one size gave on one axis: `6.8×`, `draw (1.03×)`, `slower (0.85×)`. */
export function comparisonWords({ outcome, ratio }: Comparison, axis: MeasuredAxis): string {
  const times = ratio === undefined ? '' : ` (${timesWords(ratio)})`;
  switch (outcome) {
    case 'gain':
      return ratio === undefined ? 'none left' : timesWords(ratio);
    case 'draw':
      return `draw${times}`;
    case 'loss':
      return ratio === undefined ? 'none before' : `${LOSSES[axis]}${times}`;
    case 'fits':
      return 'only the new code fits in memory';
    case 'fails':
      return 'only the old code fits in memory';
    case 'neither':
      return 'neither fits in memory';
  }
}
