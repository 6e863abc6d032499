// npm run bench [-- FOLDER …]: the budgets of detection, hover and search as ratios and spreads of one run. Not timed tests: machines
// differ, ratios within a run hold. Without a folder the examples of the patterns are measured.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gatherKnowledge } from '../../src/build/compileKnowledge.ts';
import { createLens } from '../../src/core/createLens.ts';
import { readKnowledge } from '../../src/core/knowledge/knowledge.ts';
import { Search } from '../../src/core/search/search.ts';
import { Python } from '../../src/core/syntax/python.ts';
import { findingHover } from '../../src/core/words/hover.ts';
import { compiledPatterns, GRAMMAR, RUNTIME } from '../lens.ts';
import { type CorpusFile, exampleFiles, longFile, pythonFiles } from './corpus.ts';
import { editsAt, scanAndParse } from './detection.ts';
import { type Finder, judgedQueries, plainFinder, qualityOf } from './judged.ts';
import { median, percentile, spread, timed } from './statistics.ts';

const folders = process.argv.slice(2);
const [runtime, grammar, patterns] = [readFileSync(RUNTIME), readFileSync(GRAMMAR), await compiledPatterns()];
const start = performance.now();
const lens = await createLens({ runtime, grammar, patterns });
console.log(`lens made in ${(performance.now() - start).toFixed(1)} ms, ${patterns.patterns.length} patterns`);

const python = await Python.load(runtime, grammar);
const files = (folders.length ? folders.flatMap(pythonFiles) : exampleFiles()).filter(({ text }) =>
  lens.concerns(text),
);
const megabytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
if (!files.length) throw new Error('no file passes the gate');

const { parse, scan, findings } = scanAndParse(files, lens, python);
console.log(
  `scan / bare parse: ${(scan / parse).toFixed(2)} over ${files.length} files, ${megabytes.toFixed(1)} MB, ${findings} findings; budget 1.25, a defect above 1.5`,
);
console.log(`bare parse: ${(megabytes / (parse / 1000)).toFixed(1)} MB/s`);
console.log(`memory after the scan: ${memory()}`);

for (const { path, text } of [{ path: 'dense.py', text: longFile(2000) }, ...long(files)]) {
  const edits = editsAt(1000, path, text, lens);
  console.log(
    `edit → findings at line 1,000 of ${text.split('\n').length} of ${basename(path)}: median ${median(edits).toFixed(1)} ms, p95 ${percentile(edits, 0.95).toFixed(1)} ms over ${edits.length} edits; budget 16 ms`,
  );
}

const plain = 'import os\n'.repeat(2000);
const gates = Array.from({ length: 200 }, () => timed(() => void lens.concerns(plain)));
console.log(`a file without an ML import (2,000 lines) is left after ${median(gates).toFixed(3)} ms; budget 1 ms`);

const index = JSON.stringify(await gatherKnowledge('data', patterns.patterns));
const loads = Array.from({ length: 5 }, () => timed(() => void readKnowledge(index)));
console.log(`index of ${(index.length / 1e6).toFixed(1)} MB read in ${spread(loads, 1)} ms; budget 25 ms`);

const knowledge = readKnowledge(index);
const sample = lens.analyze({ id: 'dense.py', text: longFile(2000) }).findings;
if (!sample.length) throw new Error('nothing to hover over');
const hovers = sample.map((finding) => timed(() => void findingHover(finding, knowledge, [])));
console.log(
  `words of a hover: p95 ${percentile(hovers, 0.95).toFixed(2)} ms over ${hovers.length} findings; budget 2 ms`,
);

const search = new Search(knowledge);
const first = timed(() => void search.find('attention'));
const typed = 'cuda out of memory fused attention';
const keys = Array.from(typed, (_, i) => timed(() => void search.find(typed.slice(0, i + 1))));
console.log(
  `search: first ${first.toFixed(1)} ms, then a key p95 ${percentile(keys, 0.95).toFixed(1)} ms; budget 5 ms`,
);

const ours: Finder = (query) =>
  search
    .find(query)
    .filter(({ kind }) => kind !== 'error')
    .map(({ kind, id }) => `${kind}:${id}`);
const part = process.env['EFFICIENCY_LENS_QUERIES'] === 'heldout' ? 'heldout' : 'development';
const queries = judgedQueries(part);
if (!queries.length) throw new Error('no judged queries');
const finders = {
  ours,
  'plain MiniSearch': plainFinder(knowledge, true),
  'without keywords': plainFinder(knowledge, false),
};
for (const [name, find] of Object.entries(finders)) {
  console.log(`search quality of ${name}, ${part} queries:`);
  for (const [kind, { queries: asked, ndcg, recall, mrr, found }] of qualityOf(find, queries)) {
    const answers = Number.isNaN(ndcg)
      ? `${found.toFixed(1)} results a query`
      : `nDCG@10 ${ndcg.toFixed(3)}, Recall@20 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}`;
    console.log(`  ${kind.padEnd(14)} ${String(asked).padStart(3)}  ${answers}`);
  }
}

/** Real files of about the length that the budget speaks of; none when no folder was named. */
function long(from: readonly CorpusFile[]): readonly CorpusFile[] {
  const lines = ({ text }: CorpusFile): number => text.split('\n').length;
  return from.filter((file) => lines(file) > 1800 && lines(file) < 2300).slice(0, 8);
}

function memory(): string {
  const { heapUsed, rss } = process.memoryUsage();
  return `heap ${(heapUsed / 2 ** 20).toFixed(0)} MiB, resident ${(rss / 2 ** 20).toFixed(0)} MiB, the texts themselves included`;
}
