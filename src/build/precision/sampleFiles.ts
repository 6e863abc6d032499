import { readFileSync } from 'node:fs';
import { TIERS } from '../../core/knowledge/pattern.ts';
import { Faults } from '../faults.ts';
import { Fields } from '../fields.ts';
import type { Drawn } from './draw.ts';
import { COMMIT, COMMIT_FORM } from './records.ts';
import { type Verdict, VERDICTS } from './verdict.ts';

/** What one reader says of one drawn place. */
export interface Judgement {
  readonly n: number;
  readonly verdict: Verdict;
  readonly reason: string;
}

/**
 * Commits by `owner/name`, from `{"owner/name": "hash"}`; none without a file.
 *
 * @throws Error that names every fault
 */
export function readCommits(file: string | undefined): ReadonlyMap<string, string> {
  if (file === undefined) return new Map();
  return checked((faults) => {
    const fields = new Fields(file, readJson(file), faults);
    return new Map(fields.names().map((repo) => [repo, fields.shaped(repo, COMMIT, COMMIT_FORM)]));
  });
}

/** A sample as it was drawn, by `n`. @throws Error that names every fault */
export function readSample(file: string): ReadonlyMap<number, Drawn> {
  return numbered(file, (fields) => {
    const drawn: Drawn = {
      n: fields.integer('n', 1),
      repo: fields.text('repo'),
      ...(fields.has('commit') && { commit: fields.shaped('commit', COMMIT, COMMIT_FORM) }),
      path: fields.text('path'),
      line: fields.integer('line', 1),
      ...(fields.has('cell') && { cell: fields.integer('cell', 0), cellLine: fields.integer('cellLine', 1) }),
      pattern: fields.text('pattern'),
      tier: fields.word('tier', TIERS),
      message: fields.text('message'),
    };
    return drawn;
  });
}

/** The verdicts of one reader, by `n`. @throws Error that names every fault */
export function readJudgements(file: string): ReadonlyMap<number, Judgement> {
  return numbered(file, (fields) => ({
    n: fields.integer('n', 1),
    verdict: fields.word('verdict', VERDICTS),
    reason: fields.text('reason'),
  }));
}

function numbered<T extends { readonly n: number }>(file: string, read: (fields: Fields) => T): Map<number, T> {
  return checked((faults) => {
    const list = readJson(file);
    if (!Array.isArray(list)) throw new Error(`${file}: should be a list of entries with n`);
    const entries = new Map<number, T>();
    list.forEach((value, i) => {
      const entry = read(new Fields(file, value, faults, `[${i}]`));
      if (entries.has(entry.n)) faults.add(file, `[${i}].n`, `${entry.n} stands there twice`);
      entries.set(entry.n, entry);
    });
    return entries;
  });
}

function checked<T>(read: (faults: Faults) => T): T {
  const faults = new Faults();
  const value = read(faults);
  faults.throwIfAny();
  return value;
}

function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
