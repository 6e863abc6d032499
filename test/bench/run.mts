// npm run bench [-- FOLDER …]: the budgets of detection, hover and search as ratios and spreads of one run. Not timed tests: machines
// differ, ratios within a run hold. Without a folder the examples of the patterns are measured.
import { readFileSync } from 'node:fs';
import { gatherKnowledge } from '../../src/build/compileKnowledge.ts';
import { createLens } from '../../src/core/createLens.ts';
import { readKnowledge } from '../../src/core/knowledge/knowledge.ts';
import { Search } from '../../src/core/search/search.ts';
import { Python } from '../../src/core/syntax/python.ts';
import { findingHover } from '../../src/core/words/hover.ts';
import { compiledPatterns, GRAMMAR, RUNTIME } from '../lens.ts';
import { exampleFiles, longFile, pythonFiles } from './corpus.ts';
import { median, percentile, spread, timed } from './statistics.ts';

const ROUNDS = 5;
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

/** Parses every file and drops the tree: what a scan cannot do without. */
const parseAll = (): void => files.forEach(({ text }) => python.parse(text, null, Date.now)?.delete());
let findings = 0;
const scanAll = (): void => {
  findings = 0;
  for (const { path, text } of files) findings += lens.analyze({ id: path, text }).findings.length;
};

parseAll();
scanAll();
const ratios: number[] = [];
const parses: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const parse = timed(parseAll);
  parses.push(parse);
  ratios.push(timed(scanAll) / parse);
}
console.log(
  `scan / bare parse: ${spread(ratios)} over ${files.length} files, ${megabytes.toFixed(1)} MB, ${findings} findings`,
);
console.log(
  `bare parse: ${(megabytes / (median(parses) / 1000)).toFixed(1)} MB/s; budget of the ratio 1.25, a defect above 1.5`,
);

const text = longFile(2000);
const at = text.split('\n').slice(0, 1000).join('\n').length;
lens.open({ id: 'long.py', text });
lens.analyzeOpen('long.py');
const edits: number[] = [];
for (let i = 0; i < 200; i++) {
  const change = i % 2 ? { start: at, end: at + 1, text: '' } : { start: at, end: at, text: 'x' };
  edits.push(
    timed(() => {
      lens.change('long.py', [change]);
      lens.analyzeOpen('long.py');
    }),
  );
}
console.log(
  `edit → findings at line 1,000 of 2,000: median ${median(edits).toFixed(1)} ms, p95 ${percentile(edits, 0.95).toFixed(1)} ms over ${edits.length} edits; budget 16 ms`,
);

const plain = 'import os\n'.repeat(2000);
const gates = Array.from({ length: 200 }, () => timed(() => void lens.concerns(plain)));
console.log(`a file without an ML import (2,000 lines) is left after ${median(gates).toFixed(3)} ms; budget 1 ms`);

const index = JSON.stringify(await gatherKnowledge('data', patterns.patterns));
const loads = Array.from({ length: 5 }, () => timed(() => void readKnowledge(index)));
console.log(`index of ${(index.length / 1e6).toFixed(1)} MB read in ${spread(loads, 1)} ms; budget 25 ms`);

const knowledge = readKnowledge(index);
const sample = lens.analyzeOpen('long.py').findings;
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
