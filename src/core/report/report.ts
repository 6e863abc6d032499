import { type Severity, severityBy, type SeverityRules, TIER_SEVERITY } from '../config/severity.ts';
import { TIERS, type Tier } from '../knowledge/pattern.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';
import type { FileReport, ReportedFinding, ReportedPragma } from './fileReport.ts';

/** A finding with its file and what is known of its pattern. */
export interface Row extends ReportedFinding {
  readonly path: string;
  readonly card: PatternCard;
  /** By what its project says, otherwise by its tier. */
  readonly severity: Severity;
  /** Its project has turned it off. */
  readonly isOff: boolean;
}

export interface PragmaRow extends ReportedPragma {
  readonly path: string;
}

/** Everything a run found, ready to be written in any format. */
export interface Report {
  /** By path, line, pattern. Suppressed ones are among them only when they were asked for. */
  readonly rows: readonly Row[];
  /** Comments of ours that silence nothing, too much, or something unknown. */
  readonly pragmas: readonly PragmaRow[];
  readonly undecided: number;
  readonly suppressed: number;
  /** Findings of the tier `optional` that were not asked for. */
  readonly hidden: number;
  /** Findings of other tiers that their projects have turned off. */
  readonly off: number;
  /** Findings that the baseline has, which are left out. */
  readonly known: number;
  /** Files that were looked at. */
  readonly files: number;
}

export interface Shown {
  readonly optional: boolean;
  readonly suppressed: boolean;
}

/** True for tiers at or above another: `breaks` is the highest. */
export const atLeast = (tier: Tier, floor: Tier): boolean => TIERS.indexOf(tier) <= TIERS.indexOf(floor);

/**
 * @param files in the order in which they are shown
 * @param severities what the projects of files say, by path
 */
export function reportOf(
  files: readonly FileReport[],
  knowledge: Knowledge,
  shown: Shown,
  severities: ReadonlyMap<string, SeverityRules> = new Map(),
): Report {
  const all = files.flatMap(({ path, findings }) =>
    findings.flatMap((finding): Row[] => {
      const card = knowledge.pattern(finding.pattern);
      if (!card) return [];
      const rules = severities.get(path);
      const said = rules && severityBy(rules, card);
      return [{ ...finding, path, card, severity: said ?? TIER_SEVERITY[card.tier], isOff: said === 'off' }];
    }),
  );
  const isShown = ({ severity }: Row): boolean => shown.optional || severity !== 'off';
  const isOpen = ({ suppressed }: Row): boolean => !suppressed;
  const visible = all.filter(isShown);
  const open = visible.filter(isOpen);
  const hidden = all.filter((row) => isOpen(row) && !isShown(row));
  const optional = hidden.filter(({ card }) => card.tier === 'optional').length;
  return {
    rows: shown.suppressed ? visible : open,
    pragmas: files.flatMap(({ path, pragmas }) => pragmas.map((pragma) => ({ ...pragma, path }))),
    undecided: files.reduce((sum, { undecided }) => sum + undecided, 0),
    suppressed: visible.length - open.length,
    hidden: optional,
    off: hidden.length - optional,
    known: 0,
    files: files.filter(({ skipped }) => skipped === undefined).length,
  };
}
