import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Faults } from './faults.ts';
import type { Records } from './links.ts';

export const IDS_FILE = 'ids.txt';

/**
 * Ids are promises: pragmas, settings, links and other people's records name them. `ids.txt` lists them, one `kind id` a
 * line in order, so that one that vanishes is noticed. Data without the file (a draft, a test) promises nothing.
 */
export async function checkIds(from: string, ids: readonly string[], faults: Faults): Promise<void> {
  const promised = await readIds(from);
  if (!promised.length) return;
  for (const id of promised.filter((id) => !ids.includes(id)))
    faults.add(
      IDS_FILE,
      id,
      'is gone from the data; bring it back, keep it as an alias of the pattern that took its place, or name its technique in dropped.yaml',
    );
  for (const id of ids.filter((id) => !promised.includes(id)))
    faults.add(IDS_FILE, id, 'is new; add its line with `npm run ids` once the id is as it is to stay');
}

/** `kind id` of every record, in order. The id of a dropped pattern is still answered. */
export const idsOf = ({
  techniques,
  papers,
  patterns,
  errors,
  dropped,
}: Omit<Records, 'categories'> & { readonly dropped: Readonly<Record<string, string>> }): string[] =>
  [
    ...techniques.map(({ technique }) => `technique ${technique.id}`),
    ...papers.map(({ paper }) => `paper ${paper.id}`),
    ...patterns.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => `pattern ${name}`)),
    ...Object.keys(dropped).map((id) => `pattern ${id}`),
    ...errors.map(({ error }) => `error ${error.id}`),
  ].sort();

export const readIds = async (from: string): Promise<string[]> =>
  (await readFile(join(from, IDS_FILE), 'utf8').catch(() => '')).split(/\r?\n/).filter(Boolean);
