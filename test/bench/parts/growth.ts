import { gzipSync } from 'node:zlib';
import { compileSearch } from '../../../src/build/search/searchIndex.ts';
import type { CompiledKnowledge } from '../../../src/core/knowledge/compiled.ts';
import { Knowledge, readKnowledge } from '../../../src/core/knowledge/knowledge.ts';
import { Search } from '../../../src/core/search/search.ts';
import { collected } from '../memory.ts';
import { median, percentile, timed } from '../statistics.ts';
import { PaperMill } from '../paperMill.ts';

const SIZES = [0, 5_000, 50_000];
const TYPED = [
  'speculative decoding',
  'cuda out of memory',
  'kv cache for long prompts',
  'model.half()',
  'flsh atention',
];

/** Size, load, memory and search of the index as papers are added: at how many would what we do have to change? */
export function growth(compiled: CompiledKnowledge): void {
  const mill = new PaperMill(compiled.papers);
  for (const size of SIZES) {
    const papers = [...compiled.papers, ...mill.make(Math.max(0, size - compiled.papers.length))];
    const grown = new Knowledge({ ...compiled, papers });
    let search = compiled.search;
    const compiling = timed(() => void (search = compileSearch(grown)));
    const text = JSON.stringify({ ...compiled, papers, search });
    const loads = Array.from({ length: 5 }, () => timed(() => void readKnowledge(text)));
    const before = collected();
    const knowledge = readKnowledge(text);
    const finder = new Search(knowledge);
    const first = timed(() => void finder.find('attention'));
    const keys = TYPED.flatMap((typed) =>
      Array.from(typed, (_, i) => timed(() => void finder.find(typed.slice(0, i + 1)))),
    );
    const held = collected() - before;
    console.log(
      `${papers.length} papers: ${(text.length / 1e6).toFixed(1)} MB, ${(gzipSync(text, { level: 9 }).length / 1e3).toFixed(0)} KB compressed; compiled in ${(compiling / 1e3).toFixed(1)} s, read in ${median(loads).toFixed(0)} ms, ${(held / 2 ** 20).toFixed(0)} MiB; first query ${first.toFixed(0)} ms, a key median ${median(keys).toFixed(1)} ms, p95 ${percentile(keys, 0.95).toFixed(1)} ms`,
    );
  }
}
