import type { Found, LookedAt } from './survey.ts';
import type { Label, LabelledFile, Labels } from './labels.ts';
import { touch, type Where } from './where.ts';

/**
 * `right`: it hits a label. `again`: it hits only what another finding of a whole-file category has hit, and is not counted.
 * `wrong`: nothing is to be found there. `unjudged`: nobody looked at these lines with this category in mind.
 */
export type Verdict = 'right' | 'again' | 'wrong' | 'unjudged';

export interface JudgedFinding {
  readonly file: LabelledFile;
  readonly finding: Found;
  readonly verdict: Verdict;
  /** What the label or the negative says, or the rule that makes it wrong; empty where there is nothing to say. */
  readonly why: string;
}

export interface JudgedLabel {
  readonly file: LabelledFile;
  readonly label: Label;
  /** Empty for a miss. */
  readonly hitBy: readonly Found[];
  /** Findings on its lines whose category is only near to its own: they hit nothing. */
  readonly nearBy: readonly Found[];
}

export interface Judgement {
  readonly findings: readonly JudgedFinding[];
  /** Each label once, however many findings hit it. */
  readonly labels: readonly JudgedLabel[];
}

/** Holds findings against labels. */
export function judge(files: readonly LookedAt[], rules: Labels): Judgement {
  const each = files.map((looked) => judgeFile(looked, rules));
  return { findings: each.flatMap(({ findings }) => findings), labels: each.flatMap(({ labels }) => labels) };
}

function judgeFile({ file, found }: LookedAt, rules: Labels): Judgement {
  const hitWhole = new Set<string>();
  const findings = found.map((finding): JudgedFinding => {
    const label = file.labels.find((one) => hits(finding, one, rules));
    if (!label) return { file, finding, ...judgeMissing(finding, file, rules) };
    const isAgain = hitWhole.has(label.category);
    if (rules.fileLevel.has(label.category)) hitWhole.add(label.category);
    return { file, finding, verdict: isAgain ? 'again' : 'right', why: label.why };
  });
  const labels = file.labels.map((label) => ({
    file,
    label,
    hitBy: found.filter((finding) => hits(finding, label, rules)),
    nearBy: found.filter((finding) => isNear(finding, label, rules)),
  }));
  return { findings, labels };
}

/** Of a finding that hits no label. */
function judgeMissing(finding: Found, file: LabelledFile, rules: Labels): Pick<JudgedFinding, 'verdict' | 'why'> {
  const { category } = finding;
  const negative = file.negatives.find(
    (one) => one.category === category && lieTogether(finding, one.where, category, rules),
  );
  if (negative) return { verdict: 'wrong', why: negative.why };
  if (file.clean) return { verdict: 'wrong', why: 'nothing is to be found in this file' };
  const near = file.labels.find((label) => isNear(finding, label, rules));
  const nearness = near && `on a label of ${near.category}: ${near.why}`;
  if (!rules.exhaustive.has(category)) return { verdict: 'unjudged', why: nearness ?? '' };
  const rule = 'every place of this category is judged, and this is none';
  return { verdict: 'wrong', why: nearness ? `${rule}; ${nearness}` : rule };
}

function hits(finding: Found, label: Label, rules: Labels): boolean {
  if (finding.category !== label.category && !label.alsoAccept.includes(finding.category)) return false;
  return rules.fileLevel.has(label.category) || coversLabel(finding, label, rules);
}

/** Of another category that a coarser rule would not tell from the label's, on the label's lines. */
function isNear(finding: Found, label: Label, rules: Labels): boolean {
  const { category } = finding;
  if (category === label.category || label.alsoAccept.includes(category)) return false;
  const areNear = rules.nearGroups.some((group) => group.includes(category) && group.includes(label.category));
  return areNear && coversLabel(finding, label, rules);
}

function coversLabel(finding: Found, { category, where, others, scope }: Label, rules: Labels): boolean {
  if ([where, ...others].some((place) => lieTogether(finding, place, category, rules))) return true;
  if (!rules.scopeLevel.has(category) || scope === undefined) return false;
  const [first, last] = finding.region.lines;
  return first <= scope && scope <= last;
}

function lieTogether(finding: Found, where: Where, category: string, rules: Labels): boolean {
  if (touch(finding.region, where)) return true;
  return rules.scopeLevel.has(category) && touch(finding.construct, where);
}
