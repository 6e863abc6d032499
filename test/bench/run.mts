// npm run bench [-- PART …] [FOLDER …]: the budgets of detection, hover and search as ratios and spreads of one run, and how
// good search is. Not timed tests: machines differ, ratios within a run hold. Without a folder the examples of the
// patterns are measured. `growth` takes minutes, `ast-grep` needs that tool: both
// run only where they are named.
import { readFileSync } from 'node:fs';
import { gatherKnowledge } from '../../src/build/compileKnowledge.ts';
import { createLens } from '../../src/core/createLens.ts';
import { Python } from '../../src/core/syntax/python.ts';
import { compiledPatterns, GRAMMAR, RUNTIME } from '../lens.ts';
import { astGrep } from './parts/astGrep.ts';
import { detection } from './parts/detection.ts';
import { growth } from './parts/growth.ts';
import { knowledge } from './parts/knowledge.ts';
import { quality } from './parts/quality.ts';

const [runtime, grammar, patterns] = [readFileSync(RUNTIME), readFileSync(GRAMMAR), await compiledPatterns()];
const start = performance.now();
const lens = await createLens({ runtime, grammar, patterns });
console.log(`lens made in ${(performance.now() - start).toFixed(1)} ms, ${patterns.patterns.length} patterns`);
const compiled = await gatherKnowledge('data', patterns.patterns);

const PARTS: Readonly<Record<string, (folders: readonly string[]) => unknown>> = {
  detection: async (folders) => detection(lens, patterns, await Python.load(runtime, grammar), folders),
  knowledge: () => knowledge(compiled, lens),
  quality: () => quality(compiled),
  growth: () => growth(compiled),
  'ast-grep': (folders) => astGrep(lens, folders),
};
const USUAL = ['detection', 'knowledge', 'quality'];

const named = process.argv.slice(2).filter((word) => word in PARTS);
const folders = process.argv.slice(2).filter((word) => !(word in PARTS));
for (const part of named.length ? named : USUAL) await PARTS[part]!(folders);
