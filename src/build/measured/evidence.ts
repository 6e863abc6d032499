import type { Size } from '../../core/knowledge/axes.ts';
import { gains, gainsOn, MEASURED_AXES, type MeasuredAxis, middleOf } from '../../core/knowledge/measurement.ts';
import type { Evidence, Technique } from '../../core/knowledge/technique.ts';
import { measuredClaim, measuredConditions } from '../../core/words/measuredWords.ts';
import type { Faults } from '../faults.ts';
import type { PatternCard } from '../../core/knowledge/patternCard.ts';
import type { TechniqueFile } from '../techniques.ts';
import type { MeasuredPair } from './records.ts';

const SIZES: readonly Size[] = ['large', 'medium', 'small'];

/** Adds what was measured of each technique to what people wrote of it. */
export const withMeasured = (techniques: readonly TechniqueFile[], pairs: readonly MeasuredPair[]): TechniqueFile[] =>
  techniques.map((file) => {
    const { technique } = file;
    const own = pairs.filter((pair) => pair.technique === technique.id);
    const evidence = [...technique.evidence, ...own.map((pair) => evidenceOfPair(pair, technique))];
    return own.length ? { ...file, technique: { ...technique, evidence } } : file;
  });

/** Follows what records name. */
export function checkMeasured(
  pairs: readonly MeasuredPair[],
  techniques: readonly TechniqueFile[],
  patterns: readonly PatternCard[],
  faults: Faults,
): void {
  for (const { file, technique, patterns: about } of pairs) {
    if (!techniques.some((one) => one.technique.id === technique))
      faults.add(file, '', `«${technique}» is no technique`);
    const own = patterns.filter((pattern) => pattern.technique === technique).map(({ id }) => id);
    for (const id of about)
      if (!own.includes(id)) faults.add(file, 'patterns', `«${id}» is no pattern of ${technique}`);
  }
}

/** A draw or a loss is evidence against: it gained on no axis on which the technique is said to be better. */
function evidenceOfPair({ kind, patterns, measurement }: MeasuredPair, technique: Technique): Evidence {
  const claimed = MEASURED_AXES.filter((axis) => technique.axes[axis]?.direction === 'better');
  const better = claimed.length ? claimed : MEASURED_AXES;
  const axis = axisOf(better, measurement, technique);
  const comparison = middleOf(measurement)[axis];
  return {
    kind,
    claim: measuredClaim(measurement),
    conditions: measuredConditions(measurement),
    axis,
    ...(comparison.outcome === 'gain' && comparison.ratio !== undefined && { ratio: comparison.ratio }),
    counter: !better.some((one) => gainsOn(measurement, one)),
    patterns,
    measurement,
  };
}

/** The one of which the middle size gives a figure, of two the one that the technique improves most. */
function axisOf(
  better: readonly MeasuredAxis[],
  measurement: MeasuredPair['measurement'],
  { axes }: Technique,
): MeasuredAxis {
  const rank = (axis: MeasuredAxis): number => {
    const effect = axes[axis];
    return effect?.direction === 'better' ? SIZES.indexOf(effect.size) : SIZES.length;
  };
  const middle = middleOf(measurement);
  const gained = better.filter((axis) => gains(middle[axis])).sort((a, b) => rank(a) - rank(b));
  return gained[0] ?? better.find((axis) => gainsOn(measurement, axis)) ?? better[0]!;
}
