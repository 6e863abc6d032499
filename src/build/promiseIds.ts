// npm run ids: adds the ids that are new to data/ids.txt, and removes none.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardOf } from '../core/knowledge/patternCard.ts';
import { compilePatterns } from './compilePatterns.ts';
import { readErrors } from './errorMessages.ts';
import { Faults } from './faults.ts';
import { IDS_FILE, idsOf, readIds } from './ids.ts';
import { readPapers } from './papers.ts';
import { createPythonCheck } from './python.ts';
import { readTechniques } from './techniques.ts';

const DATA = 'data';

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
  const { patterns, dropped } = await compilePatterns(DATA, folder).finally(() => rm(folder, { recursive: true }));
  const faults = new Faults();
  const ids = idsOf({
    patterns: patterns.map((pattern) => cardOf(pattern)),
    techniques: await readTechniques(DATA, await createPythonCheck(), faults),
    papers: await readPapers(DATA, faults),
    errors: await readErrors(DATA, faults),
    dropped,
  });
  faults.throwIfAny();
  const promised = await readIds(DATA);
  await writeFile(join(DATA, IDS_FILE), `${[...new Set([...promised, ...ids])].sort().join('\n')}\n`);
  console.log(`${ids.filter((id) => !promised.includes(id)).length} new ids in ${DATA}/${IDS_FILE}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
