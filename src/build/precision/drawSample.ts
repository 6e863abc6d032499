// npm run precision:sample -- [--seed N] [--count 20] [--commits FILE] [--out FILE] FOLDER…: draws findings for readers.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../cli/usageError.ts';
import { draw } from './draw.ts';
import { currentPatterns, findingsIn, hostFor } from './findings.ts';
import { findRepositories } from './repositories.ts';
import { readCommits } from './sampleFiles.ts';

const USAGE =
  'usage: npm run precision:sample -- [--seed N] [--count 20] [--commits FILE] [--out FILE] FOLDER…; ' +
  'a FOLDER is a checked-out repository named owner+name or owner/name, or holds such';

async function main(words: readonly string[]): Promise<void> {
  const { values, positionals: folders } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '20' },
      commits: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (!folders.length) throw new Error(USAGE);
  const seed = wholeNumber(values.seed, 0, Number.MAX_SAFE_INTEGER, 'seed');
  const count = wholeNumber(values.count, 1, 10_000, 'count');
  const repositories = await findRepositories(folders, readCommits(values.commits));
  const patterns = await currentPatterns('data');
  const host = await hostFor(patterns);
  const found = [];
  for (const repository of repositories) {
    const here = await findingsIn(repository, patterns, host);
    console.error(`${repository.repo}: ${here.length} findings${repository.commit ? '' : ', commit not known'}`);
    found.push(...here);
  }
  const sample = draw(found, { seed, count });
  const text = `${JSON.stringify(sample, null, 1)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(values.out, text);
  const seen = new Set(sample.map(({ pattern }) => pattern)).size;
  console.error(
    `${sample.length} of ${found.length} findings drawn with seed ${seed}: ${seen} of ${patterns.patterns.length} patterns in ${repositories.length} repositories`,
  );
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
