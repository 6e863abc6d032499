import type { Span } from '../source/span.ts';

/** How sure one finding is: `high` when every name was resolved, `medium` when one thing was inferred. */
export type Confidence = 'high' | 'medium';

/** A place that took part in a finding, named by the capture it had in the pattern's query (`scores`, `values`). */
export interface Seen {
  readonly role: string;
  readonly span: Span;
}

/** One pattern at one place. A value: sentences are made of it in `core/words`. */
export interface Finding {
  /** Pattern id; technique, tier, category and message are looked up by it. */
  readonly pattern: string;
  readonly confidence: Confidence;
  /** The shortest expression that shows the problem, on one line. */
  readonly region: Span;
  /** The whole statement, loop or function that it is about. */
  readonly construct: Span;
  readonly seen: readonly Seen[];
}

export interface Suppressed extends Finding {
  readonly by: 'line' | 'block' | 'file' | 'cell' | 'workspace';
  readonly reason?: string;
}

/** A place where a pattern matched in shape but a name could not be resolved; counted, never shown as a finding. */
export interface Undecided {
  readonly pattern: string;
  readonly region: Span;
  readonly guard: string;
}

/** A suppression comment that is itself worth a word: it silences nothing, names nothing known, or names nothing. */
export interface PragmaProblem {
  readonly kind: 'unused' | 'unknown' | 'too-wide';
  readonly span: Span;
  readonly name?: string;
  /** The nearest known pattern, when `kind` is `unknown`. */
  readonly nearest?: string;
  /** The technique to see, when `name` was a pattern once. */
  readonly technique?: string;
}

export interface Analysis {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly undecided: readonly Undecided[];
  readonly pragmas: readonly PragmaProblem[];
  /** False when parsing hit its time limit or the file is over the size limit; findings are then empty. */
  readonly complete: boolean;
}

export const NOTHING: Analysis = { findings: [], suppressed: [], undecided: [], pragmas: [], complete: true };
