import type { Blocks } from './blocks.ts';

const IMPORT = /[ \t]*(from[ \t]+[\w.]+[ \t]+)?import\b([ \t]*\([^)]*\)|(?:[^\n\\]|\\\r?\n)*)/y;

/** The names that imports give to modules and what they take from them, wherever they stand. */
export const importedNames = (blocks: Blocks): ReadonlySet<string> =>
  blocks.remember('imported names', () => new Set(readNames(blocks)));

function* readNames({ text, words }: Blocks): Generator<string> {
  for (const start of words.placesOf('import')) {
    IMPORT.lastIndex = text.lastIndexOf('\n', start) + 1;
    const [, from, list = ''] = IMPORT.exec(text) ?? [];
    for (const part of list.replace(/#.*|[()\\]/g, '').split(',')) {
      const [, name, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
      if (name) yield alias ?? (from ? name : name.split('.')[0]!);
    }
  }
}
