import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Problems, shown } from './problems.ts';
import type { Path } from './tomlPlaces.ts';

/** A place in the table that is being read. */
export interface At {
  readonly path: Path;
  readonly problems: Problems;
  readonly knowledge: Knowledge;
}

export const below = (at: At, part: string | number): At => ({ ...at, path: [...at.path, part] });

/** The entries of a TOML table; undefined for anything else, dates among them. */
export function tableOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return undefined;
  return value as Record<string, unknown>;
}

/** What TOML calls a value: `a number`. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return 'true or false';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (Array.isArray(value)) return 'a list';
  return tableOf(value) ? 'a table' : 'a date';
}

const nameOf = ({ path }: At): string => `«${shown(String(path.at(-1)))}»`;

/** Reads each entry of a list with its place; what comes out undefined is said to be none of `what`, and left out. */
export function entriesInList<T>(
  value: unknown,
  at: At,
  what: string,
  read: (entry: unknown, at: At) => T | undefined,
): T[] {
  if (!Array.isArray(value)) {
    at.problems.add(at.path, `${nameOf(at)} is a list of ${what}, not ${kindOf(value)}.`);
    return [];
  }
  return value.flatMap((entry: unknown, i): T[] => {
    const there = below(at, i);
    const known = read(entry, there);
    if (known === undefined)
      there.problems.add(there.path, `${nameOf(at)} is a list of ${what}; here is ${kindOf(entry)}.`);
    return given(known);
  });
}

/** Reads each entry of a list of texts with its place; what comes out undefined is left out. */
export const listOf = <T>(value: unknown, at: At, what: string, read: (text: string, at: At) => T | undefined): T[] =>
  entriesInList(value, at, what, (entry, there) =>
    typeof entry === 'string' ? given(read(entry, there)) : undefined,
  ).flat();

/** Reads each entry of a table with its place; what comes out undefined is left out. */
export function entriesOf<T>(
  value: unknown,
  at: At,
  what: string,
  read: (key: string, value: unknown, at: At) => T | undefined,
): T[] {
  const table = tableOf(value);
  if (table) return Object.entries(table).flatMap(([key, entry]) => given(read(key, entry, below(at, key))));
  at.problems.add(at.path, `${nameOf(at)} is a table of ${what}, not ${kindOf(value)}.`);
  return [];
}

const given = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Reads a text; `what` says what it should be. */
export function textOf(value: unknown, at: At, what: string): string | undefined {
  if (typeof value === 'string') return value;
  at.problems.add(at.path, `${nameOf(at)} is ${what}, not ${kindOf(value)}.`);
  return undefined;
}

/** Reads one of a few words. */
export function wordOf<T extends string>(value: unknown, at: At, words: readonly T[], what: string): T | undefined {
  const text = textOf(value, at, `one of ${words.join(', ')}`);
  if (text === undefined) return undefined;
  const known = words.find((word) => word === text);
  if (known === undefined) {
    at.problems.unknown(at.path, text, `${what} (${words.join(', ')})`, () => words);
  }
  return known;
}
