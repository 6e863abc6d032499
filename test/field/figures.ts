import { wilsonLower } from '../../src/build/precision/wilson.ts';
import type { Label } from './labels.ts';
import type { Judgement, Verdict } from './match.ts';

/** A share from 0 to 1 with both ends of its 95 % interval; absent where there is nothing to take a share of. */
export interface Share {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

/** `hits` of `of`. */
export interface Counted extends Share {
  readonly hits: number;
  readonly of: number;
}

/** The mean over so many categories. */
export interface Mean extends Share {
  readonly categories: number;
}

export interface Figures {
  /** Findings that hit a label among those that hit one or are wrong. */
  readonly precision: Counted;
  /** Strong labels that are hit. */
  readonly recall: Counted;
  readonly softRecall: Counted;
}

/** Every category of weight counts the same. */
export interface MacroFigures {
  readonly precision: Mean;
  readonly recall: Mean;
}

export interface CategoryFigures extends Figures {
  readonly category: string;
  readonly unjudged: number;
}

export interface Score {
  readonly micro: Figures;
  readonly macro: MacroFigures;
  readonly unjudged: number;
}

/** Categories with fewer strong labels say too little to count as much as the others. */
export const STRONG_ENOUGH = 5;

/** Interval after Wilson, both ends: what is missed is a share as well. */
export function counted(hits: number, of: number): Counted {
  return { hits, of, share: of ? hits / of : null, low: wilsonLower(hits, of), high: 1 - wilsonLower(of - hits, of) };
}

/**
 * Mean of shares of separate samples. Its interval is put together from theirs, the distances to their ends squared and
 * added, after R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions, 1998.
 */
export function meanOf(shares: readonly Share[]): Mean {
  const some = shares.flatMap(({ share, low, high }) => (share === null ? [] : [{ share, low, high }]));
  const categories = some.length;
  if (!categories) return { categories, share: null, low: 0, high: 1 };
  const share = some.reduce((sum, one) => sum + one.share, 0) / categories;
  const reach = (end: 'low' | 'high'): number =>
    Math.sqrt(some.reduce((sum, one) => sum + (one.share - one[end]) ** 2, 0)) / categories;
  return { categories, share, low: Math.max(0, share - reach('low')), high: Math.min(1, share + reach('high')) };
}

export function figuresOf({ findings, labels }: Judgement): Figures {
  const of = (verdict: Verdict): number => findings.filter((one) => one.verdict === verdict).length;
  const recall = (severity: Label['severity']): Counted => {
    const asked = labels.filter(({ label }) => label.severity === severity);
    return counted(asked.filter(({ hitBy }) => hitBy.length).length, asked.length);
  };
  const right = of('right');
  return { precision: counted(right, right + of('wrong')), recall: recall('strong'), softRecall: recall('soft') };
}

/** All of it in figures, or what is left without one category. */
export function scoreOf(judgement: Judgement, without?: string): Score {
  const kept = only(judgement, (category) => category !== without);
  const weighty = byCategory(kept).filter(({ recall }) => recall.of >= STRONG_ENOUGH);
  return {
    micro: figuresOf(kept),
    macro: {
      precision: meanOf(weighty.map(({ precision }) => precision)),
      recall: meanOf(weighty.map(({ recall }) => recall)),
    },
    unjudged: unjudgedIn(kept),
  };
}

/** Every category that is labelled or found, in order of their names. */
export function byCategory(judgement: Judgement): readonly CategoryFigures[] {
  const names = new Set([
    ...judgement.labels.map(({ label }) => label.category),
    ...judgement.findings.map(({ finding }) => finding.category),
  ]);
  return [...names].sort().map((category) => {
    const own = only(judgement, (name) => name === category);
    return { category, ...figuresOf(own), unjudged: unjudgedIn(own) };
  });
}

/** A finding counts for its own category, a label for its own, also where they meet through `alsoAccept`. */
const only = ({ findings, labels }: Judgement, keep: (category: string) => boolean): Judgement => ({
  findings: findings.filter(({ finding }) => keep(finding.category)),
  labels: labels.filter(({ label }) => keep(label.category)),
});

const unjudgedIn = ({ findings }: Judgement): number => findings.filter(({ verdict }) => verdict === 'unjudged').length;
