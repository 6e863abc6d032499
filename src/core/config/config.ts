import type { Confidence } from '../patterns/finding.ts';
import type { StatedVersions } from '../patterns/versions.ts';
import type { Span } from '../source/span.ts';
import type { SeverityRules } from './severity.ts';

/** The table of a `pyproject.toml` that speaks to us. */
export const TABLE = ['tool', 'efficiency-lens'] as const;

/** What a team has settled about a technique: its findings stay when it is adopted and go when it is declined. */
export interface Decision {
  readonly technique: string;
  readonly status: 'adopted' | 'declined';
  readonly reason?: string;
}

/** A pattern whose findings are silenced. */
export interface Ignored {
  readonly pattern: string;
  readonly reason?: string;
}

/** Patterns whose findings are silenced in the files that a glob names. */
export interface PerFileIgnore {
  readonly glob: string;
  readonly patterns: readonly string[];
}

/**
 * `[tool.efficiency-lens]`, understood: names of patterns, techniques and categories stand as the ids of patterns, globs
 * are relative to the folder of the file, and what was written wrong is not there.
 */
export interface Config {
  /** The patterns to look for; absent means all. */
  readonly select?: readonly string[];
  readonly ignore: readonly Ignored[];
  readonly perFileIgnores: readonly PerFileIgnore[];
  /** Globs of files that are not looked at. */
  readonly exclude: readonly string[];
  /** Versions that stand above those the project states. */
  readonly target: StatedVersions;
  /** `medium` keeps every finding. */
  readonly minConfidence: Confidence;
  readonly severity: SeverityRules;
  readonly decisions: readonly Decision[];
}

export const EMPTY: Config = {
  ignore: [],
  perFileIgnores: [],
  exclude: [],
  target: {},
  minConfidence: 'medium',
  severity: { patterns: {}, tiers: {} },
  decisions: [],
};

/** Something in a configuration that cannot be followed and is left out. */
export interface ConfigProblem {
  /** Where it stands: `tool.efficiency-lens.ignore[2]`; empty where the text is no TOML. */
  readonly key: string;
  /** What is wrong, in one sentence on one line that stands alone. */
  readonly message: string;
  /** The nearest key or name that would be right. */
  readonly nearest?: string;
  /** From one. */
  readonly line?: number;
  /** The key or entry in the text. */
  readonly span?: Span;
}
