import { AXES, type Axes, type Axis, type Effect, type Size } from '../knowledge/axes.ts';

const WORDS: Readonly<Record<Axis, Readonly<Record<Effect['direction'], string>>>> = {
  memory: { better: 'less memory', worse: 'more memory', same: 'same memory' },
  speed: { better: 'faster', worse: 'slower', same: 'same speed' },
  cost: { better: 'cheaper', worse: 'costlier', same: 'same cost' },
  quality: { better: 'better results', worse: 'results may suffer', same: 'same results' },
};

/** One effect in words: `less memory (large)`. */
export function effectWords(axis: Axis, effect: Effect): string {
  const words = WORDS[axis][effect.direction];
  return effect.direction === 'same' ? words : `${words} (${effect.size})`;
}

/** All effects in words, memory first: what people ask about most. */
export const axesWords = (axes: Axes): string =>
  AXES.flatMap((axis) => (axes[axis] ? [effectWords(axis, axes[axis])] : [])).join(' · ');

/** What changes, without how much: `less memory · faster`. */
export const axesInBrief = (axes: Axes): string =>
  AXES.flatMap((axis) => {
    const direction = axes[axis]?.direction ?? 'same';
    return direction === 'same' ? [] : [WORDS[axis][direction]];
  }).join(' · ');

const SIZES: readonly Size[] = ['large', 'medium', 'small'];

/** The largest gain in words, memory first where two are alike: `less memory (large)`. Empty where nothing gets better. */
export function strongestGain(axes: Axes): string {
  for (const size of SIZES) {
    const axis = AXES.find((one) => {
      const effect = axes[one];
      return effect?.direction === 'better' && effect.size === size;
    });
    if (axis) return effectWords(axis, { direction: 'better', size });
  }
  return '';
}
