import type { Axes } from './axes.ts';

/** `breaks` the run fails or is silently wrong; `clear` fully resolved and large; `likely` a hint; `optional` tree only. */
export const TIERS = ['breaks', 'clear', 'likely', 'optional'] as const;
export type Tier = (typeof TIERS)[number];

/** What an edit does to results, from bit-equal to a change of what is trained or generated. */
export const RISKS = ['same', 'rounding', 'numerics', 'quality'] as const;
export type Risk = (typeof RISKS)[number];

/** A named guard with its arguments, as written in a pattern file: `{ resolvesTo: { node: callee, to: [torch.save] } }`. */
export interface GuardUse {
  readonly guard: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A way a pattern can look: one query and what must and must not hold of its captures. */
export interface Shape {
  /** A tree-sitter query; the capture `@finding` is the region, `@construct` (optional) the whole. */
  readonly query: string;
  readonly when: readonly GuardUse[];
  readonly unless: readonly GuardUse[];
}

/** Something seen in code, named after what is seen and never after the cure. */
export interface Pattern {
  readonly id: string;
  readonly technique: string;
  readonly tier: Tier;
  /** A category of labelled sets, or `none`. */
  readonly category: string;
  readonly axes: Axes;
  /** One sentence that stands alone, under 120 characters, ending with a full stop. */
  readonly message: string;
  /** Why it costs, in one sentence, for hover and report. */
  readonly why: string;
  /** What to write instead, in one sentence. */
  readonly instead: string;
  /** When it is fine as it stands, one condition an entry. */
  readonly quietWhen: readonly string[];
  /** Library version ranges in which the advice holds: `{ torch: ">=2.0" }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Words one of which must stand in the text before the query is worth running. */
  readonly words: readonly string[];
  readonly shapes: readonly Shape[];
  /** Said of test files, examples and benchmarks: `quiet` (default) or `report`. */
  readonly inTests: 'quiet' | 'report';
  /** Patterns of which a finding that overlaps one of this pattern says the same with more evidence, so that it is told alone. */
  readonly yieldsTo?: readonly string[];
  readonly aliases: readonly string[];
}
