import { parse, TomlError } from 'smol-toml';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { cut } from '../words/cut.ts';
import { type Config, type ConfigProblem, EMPTY, TABLE } from './config.ts';
import { KEYS } from './keys.ts';
import { Problems } from './problems.ts';
import { kindOf, tableOf } from './values.ts';

/** What a file says to us. Without `config` it has no table of ours, and another file further up may hold. */
export interface ReadConfig {
  readonly config?: Config;
  readonly problems: readonly ConfigProblem[];
}

/** Longer files are no configuration. */
const MAX_TEXT = 1_000_000;
/** What the parser of TOML says is somebody else's sentence. */
const MAX_WHY = 70;

/** False for texts that cannot have our table: so that nobody reads TOML, or loads an index, in vain. */
export const mayConfigure = (text: string): boolean => text.includes(TABLE[1]);

/**
 * Reads `[tool.efficiency-lens]` of a `pyproject.toml`. Never throws for what the text holds: what is wrong is told and
 * left out, and all else holds. Text that is no TOML has no table, and one problem.
 */
export function readConfig(text: string, knowledge: Knowledge): ReadConfig {
  if (text.length > MAX_TEXT) return { problems: [{ key: '', message: 'This file is too long for a configuration.' }] };
  let root: unknown;
  try {
    root = parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    return { problems: [notToml(error)] };
  }
  const [outer, inner] = TABLE;
  const table = tableOf(root)?.[outer];
  const written = tableOf(table)?.[inner];
  if (written === undefined) return { problems: [] };
  const problems = new Problems(text);
  const entries = tableOf(written);
  if (!entries) {
    problems.add(TABLE, `«${TABLE.join('.')}» is a table, not ${kindOf(written)}.`);
    return { problems: problems.found };
  }
  let config = EMPTY;
  for (const [key, value] of Object.entries(entries)) {
    const read = KEYS.get(key);
    const path = [...TABLE, key];
    if (read) config = { ...config, ...read(value, { path, problems, knowledge }) };
    else problems.unknown(path, key, 'key', () => [...KEYS.keys()]);
  }
  return { config, problems: problems.found };
}

function notToml(error: unknown): ConfigProblem {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const why = cut(first.replace(/^Invalid TOML document: /, ''), MAX_WHY).replace(/\.$/, '');
  return {
    key: '',
    message: `This is no TOML, so that nothing of it holds: ${why}.`,
    ...(error instanceof TomlError && { line: error.line }),
  };
}
