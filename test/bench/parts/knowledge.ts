import { gzipSync } from 'node:zlib';
import type { CompiledKnowledge } from '../../../src/core/knowledge/compiled.ts';
import { readKnowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Lens } from '../../../src/core/lens.ts';
import { Search } from '../../../src/core/search/search.ts';
import { findingHover } from '../../../src/core/words/hover.ts';
import { longFile } from '../corpus.ts';
import { percentile, spread, timed } from '../statistics.ts';

/** The index as it is read, a hover put into words, a search as it is typed. */
export function knowledge(compiled: CompiledKnowledge, lens: Lens): void {
  const index = JSON.stringify(compiled);
  const loads = Array.from({ length: 5 }, () => timed(() => void readKnowledge(index)));
  console.log(
    `index of ${(index.length / 1e6).toFixed(1)} MB, ${(gzipSync(index, { level: 9 }).length / 1e3).toFixed(0)} KB compressed, read in ${spread(loads, 1)} ms; budget 700 KB and 25 ms`,
  );

  const read = readKnowledge(index);
  const sample = lens.analyze({ id: 'dense.py', text: longFile(2000) }).findings;
  if (!sample.length) throw new Error('nothing to hover over');
  const hovers = sample.map((finding) => timed(() => void findingHover(finding, read, [])));
  console.log(
    `words of a hover: p95 ${percentile(hovers, 0.95).toFixed(2)} ms over ${hovers.length} findings; budget 2 ms`,
  );

  const search = new Search(read);
  const first = timed(() => void search.find('attention'));
  const typed = 'cuda out of memory fused attention';
  const keys = Array.from(typed, (_, i) => timed(() => void search.find(typed.slice(0, i + 1))));
  console.log(
    `search: first ${first.toFixed(1)} ms, then a key p95 ${percentile(keys, 0.95).toFixed(1)} ms; budget 5 ms`,
  );
}
