import { parse } from 'smol-toml';
import { SourceText } from '../source/text.ts';
import { oneLine } from '../words/escape.ts';
import { TABLE } from './config.ts';
import { mayConfigure } from './read.ts';
import { placesOf } from './tomlPlaces.ts';
import { tableOf } from './values.ts';

/** A text to put in at one place; nothing is taken away. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * What to put into a `pyproject.toml` so that its table ignores one more pattern; all else stays as it is written. Every
 * way is read again: the first that says this and nothing else is taken.
 *
 * @param text TOML that parses
 * @returns none where it is listed already, undefined where no way is known, as in a list that is none
 */
export function tomlIgnore(text: string, pattern: string, reason = ''): readonly Insertion[] | undefined {
  const root = parse(text);
  if (isListed(root, pattern)) return [];
  const why = oneLine(reason);
  const entry = why ? `{ name = "${pattern}", reason = ${JSON.stringify(why)} }` : `"${pattern}"`;
  const wanted = pictureOf(withEntry(root, why ? { name: pattern, reason: why } : pattern));
  return ways(text, entry).find((insertions) => reads(inserted(text, insertions), wanted));
}

/** Whether a file has our table, so that no other further up holds; of one that is no TOML, whether it may. */
export function mayHold(text: string): boolean {
  if (!mayConfigure(text)) return false;
  try {
    return tableOf(tableOf(tableOf(parse(text))?.[TABLE[0]])?.[TABLE[1]]) !== undefined;
  } catch {
    return true;
  }
}

export function inserted(text: string, insertions: readonly Insertion[]): string {
  const backwards = [...insertions].sort((a, b) => b.at - a.at);
  return backwards.reduce((now, { at, text: put }) => now.slice(0, at) + put + now.slice(at), text);
}

/** The ways to say it, the one that a person would choose first. */
function ways(text: string, entry: string): readonly (readonly Insertion[])[] {
  const places = placesOf(text);
  const source = new SourceText(text);
  const end = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const key = [...TABLE, 'ignore'];
  const list = places(key);
  const found: (readonly Insertion[])[] = [];
  if (list) {
    let last = places([...key, 0]);
    for (let i = 1, next = places([...key, i]); next; next = places([...key, ++i])) last = next;
    if (last) {
      const line = source.lineSpan(source.positionAt(last.start).line);
      const before = text.slice(line.start, last.start);
      const hasComma = /^[ \t]*,/.test(text.slice(last.end, line.end));
      const below = { at: line.end, text: `${end}${before}${entry},` };
      if (!before.trim()) found.push(hasComma ? [below] : [{ at: last.end, text: ',' }, below]);
      found.push([{ at: last.end, text: `, ${entry}` }]);
    }
    const opening = /^["']?\s*=\s*\[/.exec(text.slice(list.end));
    if (opening) found.push([{ at: list.end + opening[0].length, text: entry }]);
    return found;
  }
  const pair = `ignore = [${entry}]`;
  const table = places(TABLE);
  const header = /^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*["']?efficiency-lens["']?[ \t]*\][^\n]*\n?/gm;
  for (const { index, 0: line } of text.matchAll(header)) {
    const at = index + line.length;
    found.push([{ at, text: line.endsWith('\n') ? `${pair}${end}` : `${end}${pair}${end}` }]);
  }
  if (table) {
    const opening = /^\s*=\s*\{/.exec(text.slice(table.end));
    // Without a comma first: not every reader takes one before the brace that closes.
    if (opening)
      for (const after of [' ', ',']) found.push([{ at: table.end + opening[0].length, text: ` ${pair}${after}` }]);
    // Keys with dots: one more of them above the first.
    const { start } = source.lineSpan(source.positionAt(table.start).line);
    found.push([{ at: start, text: `${text.slice(start, table.end)}.${pair}${end}` }]);
  }
  const gap = text === '' ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  found.push([{ at: text.length, text: `${gap}[${TABLE.join('.')}]${end}${pair}${end}` }]);
  return found;
}

const reads = (text: string, wanted: string): boolean => {
  try {
    return pictureOf(parse(text)) === wanted;
  } catch {
    return false;
  }
};

function isListed(root: unknown, pattern: string): boolean {
  const list = tableOf(tableOf(tableOf(root)?.[TABLE[0]])?.[TABLE[1]])?.['ignore'];
  return Array.isArray(list) && list.some((entry) => entry === pattern || tableOf(entry)?.['name'] === pattern);
}

/** The same file with one more entry; one that is no list is left, so that no way leads there. */
function withEntry(root: unknown, entry: unknown): unknown {
  const [outer, inner] = TABLE;
  const tool = tableOf(tableOf(root)?.[outer]);
  const table = tableOf(tool?.[inner]);
  const list = table?.['ignore'] ?? [];
  if (!Array.isArray(list)) return undefined;
  const ours = { ...table, ignore: [...(list as unknown[]), entry] };
  return { ...tableOf(root), [outer]: { ...tool, [inner]: ours } };
}

/** All that a file says, whatever the order in which it says it. */
function pictureOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pictureOf).join()}]`;
  const table = tableOf(value);
  if (!table)
    return value instanceof Date ? `date ${value.toJSON()}` : `${typeof value} ${JSON.stringify(String(value))}`;
  const keys = Object.keys(table).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${pictureOf(table[key])}`).join()}}`;
}
