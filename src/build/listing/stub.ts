import { stringify } from 'yaml';
import type { ListedPaper } from './readListing.ts';

const LONGEST_ID = 60;

/** A record with what a listing tells, and a question where something is to be written; it does not compile as it is. */
export function stubOf(paper: ListedPaper, taken: ReadonlySet<string>): { readonly id: string; readonly text: string } {
  const { title, arxiv, code, year } = paper;
  const told = stringify({ title, arxiv: arxiv ?? '', code, ...(year !== undefined && { year }) }, { lineWidth: 0 });
  return {
    id: freeId(title, taken),
    text: `${told}${year === undefined ? 'year: # of the arXiv id\n' : ''}techniques: [] # 1 to 3, the most specific first, only those about which the abstract states a result
stage: [] # training, inference or what else data/schema/papers.schema.json lists
summary: >- # 12 to 80 words of your own: what it does, its strongest result with the condition, the catch or scope
figures: [] # { metric, value, against, on }, exactly as the abstract states them
keywords: [] # 6 to 30: names, abbreviations and their long forms, models, data, hardware, what one would type
`,
  };
}

/** The name before the colon where there is one, else the title; with a number where it is taken. */
function freeId(title: string, taken: ReadonlySet<string>): string {
  const [name = title] = title.split(/:\s/);
  const kebab = (text: string): string =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, LONGEST_ID)
      .replace(/^-+|-+$/g, '') || 'paper';
  const wanted = name.split(/\s+/).length <= 4 ? kebab(name) : kebab(title);
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}
