import { type Tier, TIERS } from '../knowledge/pattern.ts';
import { normalise } from '../patterns/statedVersions.ts';
import { intervalOf } from '../patterns/versions.ts';
import { droppedWords } from '../words/droppedWords.ts';
import type { Config, Decision, Ignored, PerFileIgnore } from './config.ts';
import { GlobError, readGlob } from './glob.ts';
import { namesOf, patternsNamed } from './names.ts';
import { shown } from './problems.ts';
import { SEVERITIES, type Severity } from './severity.ts';
import { type At, below, entriesInList, entriesOf, kindOf, listOf, tableOf, textOf, wordOf } from './values.ts';

type Read = (value: unknown, at: At) => Partial<Config>;

/** How each key of the table is read, in the order in which they are named. */
export const KEYS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['select', readSelect],
  ['ignore', (value, at) => ({ ignore: entriesInList(value, at, 'names', readIgnored).flat() })],
  ['per-file-ignores', (value, at) => ({ perFileIgnores: entriesOf(value, at, 'globs', readPerFileIgnore) })],
  ['exclude', (value, at) => ({ exclude: listOf(value, at, 'globs', readGlobText) })],
  ['target', (value, at) => ({ target: Object.fromEntries(entriesOf(value, at, 'libraries', readTarget)) })],
  ['min-confidence', readMinConfidence],
  ['severity', readSeverity],
  ['decisions', (value, at) => ({ decisions: entriesOf(value, at, 'techniques', readDecision) })],
]);

/** A list in which everything is wrong selects what no list would: not nothing. */
function readSelect(value: unknown, at: At): Partial<Config> {
  const before = at.problems.found.length;
  const select = readNames(value, at);
  return select.length || at.problems.found.length === before ? { select } : {};
}

/** Names of patterns, techniques and categories → the ids of their patterns. */
function readNames(value: unknown, at: At): readonly string[] {
  return listOf(value, at, 'names', readName).flat();
}

function readName(word: string, at: At): readonly string[] | undefined {
  const cards = patternsNamed(word, at.knowledge);
  if (!cards) sayUnknown(word, at, 'pattern, technique or category', () => namesOf(at.knowledge));
  return cards?.map(({ id }) => id);
}

const IGNORED_KEYS = ['name', 'reason'];

/** A name, or a table of a name and the reason why what it names is silenced; undefined for anything else. */
function readIgnored(entry: unknown, at: At): readonly Ignored[] | undefined {
  if (typeof entry === 'string') return readName(entry, at)?.map((pattern) => ({ pattern })) ?? [];
  const table = tableOf(entry);
  if (!table) return undefined;
  for (const key of Object.keys(table)) {
    if (!IGNORED_KEYS.includes(key)) at.problems.unknown([...at.path, key], key, 'key of an entry', () => IGNORED_KEYS);
  }
  const { name, reason: why } = table;
  if (name === undefined) at.problems.add(at.path, '«ignore» has an entry without a name.');
  const word = name === undefined ? undefined : textOf(name, below(at, 'name'), 'a text');
  const reason = why === undefined ? undefined : textOf(why, below(at, 'reason'), 'a text')?.trim();
  const patterns = word === undefined ? [] : (readName(word, below(at, 'name')) ?? []);
  return patterns.map((pattern) => ({ pattern, ...(reason && { reason }) }));
}

/** Says that a word was a pattern once, or that it is none of those that are known. */
function sayUnknown(
  word: string,
  { problems, path, knowledge }: At,
  what: string,
  known: () => readonly string[],
): void {
  const technique = knowledge.insteadOf(word);
  if (technique === undefined) problems.unknown(path, word, what, known);
  else problems.add(path, droppedWords(word, technique));
}

function readPerFileIgnore(key: string, value: unknown, at: At): PerFileIgnore | undefined {
  const glob = readGlobText(key, at);
  const patterns = readNames(value, at);
  return glob === undefined ? undefined : { glob, patterns };
}

function readGlobText(glob: string, { problems, path }: At): string | undefined {
  try {
    readGlob(glob);
    return glob;
  } catch (error) {
    if (!(error instanceof GlobError)) throw error;
    problems.add(path, `«${shown(glob)}» is no glob: ${error.message}.`);
    return undefined;
  }
}

const LIBRARY = /^[a-z0-9](?:[\w.-]*[a-z0-9])?$/i;
/** A version alone stands for all that begin with it, unless it is written to the third place: `2.6` → `==2.6.*`. */
const VERSION = /^\d+(?:\.\d+)?$/;
const MAX_RANGE = 100;

function readTarget(key: string, value: unknown, at: At): readonly [string, string] | undefined {
  if (!LIBRARY.test(key)) {
    at.problems.add(at.path, `«${shown(key)}» is no name of a library.`);
    return undefined;
  }
  const text = textOf(value, at, 'a version or a range of versions')?.trim();
  if (text === undefined) return undefined;
  const range = VERSION.test(text) ? `==${text}.*` : /^\d/.test(text) ? `==${text}` : text;
  if (text && text.length <= MAX_RANGE && intervalOf(range)) return [normalise(key), range.replace(/\s+/g, '')];
  at.problems.add(at.path, `«${shown(text)}» is no version, as «2.6» is, and no range of versions, as «>=2.4,<3» is.`);
  return undefined;
}

function readMinConfidence(value: unknown, at: At): Partial<Config> {
  const minConfidence = wordOf(value, at, ['high', 'medium'] as const, 'confidence');
  return minConfidence ? { minConfidence } : {};
}

function readSeverity(value: unknown, at: At): Partial<Config> {
  const patterns: Record<string, Severity> = {};
  const tiers: Partial<Record<Tier, Severity>> = {};
  entriesOf(value, at, 'patterns and tiers', (key, word, there) => {
    const tier = TIERS.find((one) => one === key);
    const card = at.knowledge.pattern(key);
    if (!tier && !card) {
      sayUnknown(key, there, 'pattern or tier', () => [...TIERS, ...at.knowledge.patterns.map(({ id }) => id)]);
      return;
    }
    const severity = wordOf(word, there, SEVERITIES, 'severity');
    if (!severity) return;
    if (tier) tiers[tier] = severity;
    else if (card) patterns[card.id] = severity;
  });
  return { severity: { patterns, tiers } };
}

const DECISION_KEYS = ['status', 'reason'];

function readDecision(key: string, value: unknown, at: At): Decision | undefined {
  const { problems, knowledge, path } = at;
  const technique = knowledge.technique(key);
  if (!technique) {
    problems.unknown(path, key, 'technique', () => knowledge.techniques.map(({ id }) => id));
    return undefined;
  }
  const table = tableOf(value);
  if (!table) {
    problems.add(path, `«${key}» is a table with a status, not ${kindOf(value)}.`);
    return undefined;
  }
  for (const other of Object.keys(table)) {
    if (!DECISION_KEYS.includes(other)) {
      problems.unknown(below(at, other).path, other, 'key of a decision', () => DECISION_KEYS);
    }
  }
  const { status: written, reason: why } = table;
  if (written === undefined) {
    problems.add(path, `«${key}» has no status: it is adopted or declined.`);
    return undefined;
  }
  const status = wordOf(written, below(at, 'status'), ['adopted', 'declined'] as const, 'status');
  const reason = why === undefined ? undefined : textOf(why, below(at, 'reason'), 'a text')?.trim();
  return status && { technique: technique.id, status, ...(reason && { reason }) };
}
