import { atLeast } from '../../src/core/report/report.ts';
import type { Pattern } from '../../src/core/knowledge/pattern.ts';
import type { Lens } from '../../src/core/lens.ts';
import { byCategory, type CategoryFigures, type Score, scoreOf } from './figures.ts';
import type { Labels } from './labels.ts';
import { type Judgement, judge } from './match.ts';
import { survey, type Survey } from './survey.ts';

/** Its places are so many and so much alike that they drown the others. */
const DROWNING = 'host-sync-in-loop';
/** The lowest tier that is shown without being asked for. */
const SHOWN = 'likely';

export interface Measured extends Judgement {
  readonly score: Score;
  readonly withoutHostSync: Score;
}

export interface Measurement {
  readonly survey: Survey;
  readonly allTiers: Measured;
  /** As if the tier `optional` were not there. */
  readonly shownTiers: Measured;
  readonly categories: readonly CategoryFigures[];
}

/**
 * Holds what the detector finds in checked-out repositories against labels.
 *
 * @throws UsageError when the folder is none or holds no labelled file
 */
export async function measure(
  labels: Labels,
  folder: string,
  lens: Lens,
  patterns: readonly Pattern[],
): Promise<Measurement> {
  const surveyed = await survey(labels.files, folder, lens, patterns);
  const shown = surveyed.looked.map(({ file, found }) => ({
    file,
    found: found.filter(({ tier }) => atLeast(tier, SHOWN)),
  }));
  const allTiers = measured(judge(surveyed.looked, labels));
  return {
    survey: surveyed,
    allTiers,
    shownTiers: measured(judge(shown, labels)),
    categories: byCategory(allTiers),
  };
}

const measured = (judgement: Judgement): Measured => ({
  ...judgement,
  score: scoreOf(judgement),
  withoutHostSync: scoreOf(judgement, DROWNING),
});
