import type { Hit } from '../core/search/hit.ts';
import { Search } from '../core/search/search.ts';
import { oneLine } from '../core/words/escape.ts';
import { wrap } from '../core/words/wrap.ts';
import type { Host } from './host.ts';

export const SEARCH_FORMATS = ['text', 'json'] as const;
export const DEFAULT_LIMIT = 20;

export interface SearchOptions {
  readonly format: (typeof SEARCH_FORMATS)[number];
  readonly limit: number;
}

/** Writes what a text finds, best first; JSON holds techniques and papers, text also the error messages recognised. */
export async function search(text: string, { format, limit }: SearchOptions, host: Host): Promise<number> {
  const hits = new Search(await host.readKnowledge()).find(text);
  host.stdout.write(format === 'json' ? toJson(hits, limit) : toText(hits, limit, text));
  return 0;
}

function toJson(hits: readonly Hit[], limit: number): string {
  const records = hits
    .filter(({ kind }) => kind !== 'error')
    .slice(0, limit)
    .map(({ kind, id, title, score, techniques }) => ({ kind, id, title, score, techniques }));
  return `${JSON.stringify(records, null, 2)}\n`;
}

function toText(hits: readonly Hit[], limit: number, text: string): string {
  if (!hits.length) return `Nothing found for «${oneLine(text)}».\n`;
  return hits
    .slice(0, limit)
    .map(({ kind, id, title, detail }) => `${kind.padEnd(9)}  ${title} (${id})\n${wrap(detail, 100, ' '.repeat(11))}\n`)
    .join('');
}
