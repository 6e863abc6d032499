import type { Blocks } from './blocks.ts';

const IMPORT = /^[ \t]*(from[ \t]+[\w.]+[ \t]+)?import\b([ \t]*\([^)]*\)|(?:[^\n\\]|\\\r?\n)*)/gm;

/** The names that imports give to modules and what they take from them, wherever they stand. */
export const importedNames = (blocks: Blocks): ReadonlySet<string> =>
  blocks.remember('imported names', () => {
    const names = new Set<string>();
    for (const [, from, list = ''] of blocks.text.matchAll(IMPORT)) {
      for (const part of list.replace(/#.*|[()\\]/g, '').split(',')) {
        const [, name, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
        if (name) names.add(alias ?? (from ? name : name.split('.')[0]!));
      }
    }
    return names;
  });
