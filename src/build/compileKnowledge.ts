import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX_VERSION, type CompiledKnowledge } from '../core/knowledge/compiled.ts';
import type { Pattern } from '../core/knowledge/pattern.ts';
import { Knowledge } from '../core/knowledge/knowledge.ts';
import { cardOf } from '../core/knowledge/patternCard.ts';
import { bothWays } from './bothWays.ts';
import { readCategories } from './categories.ts';
import { checkDropped, readDropped } from './dropped.ts';
import { readErrors } from './errorMessages.ts';
import { Faults } from './faults.ts';
import { checkIds, idsOf } from './ids.ts';
import { checkLinks } from './links.ts';
import { checkMeasured, withMeasured } from './measured/evidence.ts';
import { readMeasured } from './measured/records.ts';
import { readPapers } from './papers.ts';
import { checkRecords, readRecords } from './precision/records.ts';
import { summaryOf } from './precision/summary.ts';
import { createPythonCheck } from './python.ts';
import { compileSearch } from './search/searchIndex.ts';
import { readTechniques } from './techniques.ts';

/**
 * Reads what people write under `data/`, checks it and links it.
 *
 * @throws Error that names every fault: file, field and what would be right.
 */
export async function gatherKnowledge(from: string, patterns: readonly Pattern[]): Promise<CompiledKnowledge> {
  const faults = new Faults();
  const python = await createPythonCheck();
  const [categories, written, papers, errors, records, pairs, dropped] = await Promise.all([
    readCategories(from, faults),
    readTechniques(from, python, faults),
    readPapers(from, faults),
    readErrors(from, faults),
    readRecords(from, faults),
    readMeasured(from, faults),
    readDropped(from),
  ]);
  const measured = new Map(records.map(({ pattern, record }) => [pattern, summaryOf(record)]));
  const cards = patterns
    .map((pattern) => cardOf(pattern, measured.get(pattern.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  checkMeasured(pairs, written, cards, faults);
  const techniques = withMeasured(written, faults.lines.length ? [] : pairs);
  await checkIds(from, idsOf({ techniques, papers, patterns: cards, errors, dropped }), faults);
  checkLinks({ categories, techniques, papers, patterns: cards, errors }, faults);
  const techniqueIds = techniques.map(({ technique }) => technique.id);
  const patternIds = cards.flatMap(({ id, aliases }) => [id, ...aliases]);
  checkDropped(dropped, [...techniqueIds, ...patternIds, ...papers.map(({ paper }) => paper.id)], techniqueIds, faults);
  checkRecords(
    records,
    cards.map(({ id }) => id),
    faults,
  );
  faults.throwIfAny();

  const rank = new Map(categories.map(({ id }, i) => [id, i]));
  const knowledge = {
    version: INDEX_VERSION,
    categories,
    techniques: bothWays(techniques.map(({ technique }) => technique)).sort(
      (a, b) => rank.get(a.category)! - rank.get(b.category)! || (a.name < b.name ? -1 : 1),
    ),
    papers: papers.map(({ paper }) => paper),
    patterns: cards,
    dropped,
    errors: errors.map(({ error }) => error),
    search: { words: '', postings: '' },
  };
  return { ...knowledge, search: compileSearch(new Knowledge(knowledge)) };
}

/** Writes `knowledge.json`: the same bytes for the same data. */
export async function compileKnowledge(
  from: string,
  to: string,
  { patterns }: { readonly patterns: readonly Pattern[] },
): Promise<void> {
  const knowledge = await gatherKnowledge(from, patterns);
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'knowledge.json'), JSON.stringify(knowledge));
}
