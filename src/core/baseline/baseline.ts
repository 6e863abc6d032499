import { grouped } from '../grouped.ts';

/** Findings of one pattern on lines of one text in one file. */
export interface BaselineEntry {
  /** From the folder of the project, with forward slashes. */
  readonly path: string;
  /** Pattern id. */
  readonly pattern: string;
  /** The line in which the findings start, with single blanks: line numbers change too easily. */
  readonly line: string;
  /** How many there are; at least one. */
  readonly count: number;
}

/** The findings that somebody has seen and left; what is not among them is new. Described in `data/schema`. */
export interface Baseline {
  readonly version: typeof BASELINE_VERSION;
  /** By path, pattern, line; each of these at most once. */
  readonly findings: readonly BaselineEntry[];
}

export const BASELINE_VERSION = 1;

/** What of a finding a baseline knows. */
export interface Known {
  readonly path: string;
  readonly pattern: string;
  readonly line: string;
}

export const keyOf = ({ path, pattern, line }: Known): string => `${path}\0${pattern}\0${line}`;

/**
 * A baseline of findings in any order.
 *
 * @param kept entries of another baseline about files that none of the findings is in
 */
export function baselineOf(findings: Iterable<Known>, kept: readonly BaselineEntry[] = []): Baseline {
  const entries = new Map(kept.map((entry) => [keyOf(entry), entry]));
  for (const { path, pattern, line } of findings) {
    const key = keyOf({ path, pattern, line });
    entries.set(key, { path, pattern, line, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return {
    version: BASELINE_VERSION,
    // By code unit, so that the file is the same whoever writes it.
    findings: [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry),
  };
}

const BY_PATH = new WeakMap<Baseline, ReadonlyMap<string, BaselineEntry[]>>();

/** The part of a baseline that is about one file. */
export function inFile(baseline: Baseline, path: string): Baseline {
  let files = BY_PATH.get(baseline);
  if (!files) BY_PATH.set(baseline, (files = grouped(baseline.findings, (entry) => entry.path)));
  return { ...baseline, findings: files.get(path) ?? [] };
}

/** An entry a line, so that a change of the file reads as what has changed. */
export const baselineText = ({ version, findings }: Baseline): string =>
  findings.length
    ? `{\n  "version": ${version},\n  "findings": [\n${findings.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]\n}\n`
    : `{\n  "version": ${version},\n  "findings": []\n}\n`;
