// npm run papers:import -- PAGE.txt [FOLDER]: writes a stub to fill for each paper of a saved listing that is not known yet.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Faults } from './faults.ts';
import { readListing, titleKey } from './listing/readListing.ts';
import { stubOf } from './listing/stub.ts';
import { readPapers } from './papers.ts';

async function main(page: string | undefined, folder = join('data', 'papers', 'new')): Promise<void> {
  if (!page || !existsSync(page))
    throw new Error('usage: npm run papers:import -- PAGE.txt [FOLDER]; PAGE.txt is a saved listing of papers');
  const listed = readListing(readFileSync(page, 'utf8'));
  if (!listed.length) throw new Error(`${page}: no paper found; each needs a title and, below it, an abstract`);
  const known = (await readPapers('data', new Faults())).map(({ paper }) => paper);
  const titles = new Set(known.map(({ title }) => titleKey(title)));
  const numbers = new Set(known.map(({ arxiv }) => arxiv));
  const fresh = listed.filter(({ title, arxiv }) => !titles.has(titleKey(title)) && !(arxiv && numbers.has(arxiv)));
  const taken = new Set(known.map(({ id }) => id));
  if (fresh.length) mkdirSync(folder, { recursive: true });
  for (const paper of fresh) {
    const { id, text } = stubOf(paper, taken);
    taken.add(id);
    const file = join(folder, `${id}.yaml`);
    if (existsSync(file)) continue;
    writeFileSync(file, text);
    console.log(`${file}  (line ${paper.line})`);
  }
  console.log(
    `${listed.length} papers listed, ${listed.length - fresh.length} known. Fill the stubs, then move each to the folder of its category.`,
  );
}

main(process.argv[2], process.argv[3]).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
