import type { FileContext } from '../../context/file.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** So many vectors make an exhaustive search slow. */
const MANY = 100_000;
/** What is mapped rather than read into memory, or kept in several files, is large. */
const STORED = /\bmemmap\(|\bmmap_mode\s*=|\bopen_memmap\(|\bshards?\b|\bshard_|_shards?\b|-of-\d{4,}/i;
/** Collections of which everybody knows that they hold hundreds of thousands of texts or pictures. */
const CORPORA =
  /wiki(?:pedia|40b|text103|_snippets|_dpr)|ms_?-?marco|psgs_w100|natural[_-]?questions|laion|common_?crawl|\bthe_pile\b|\bc4\b|redpajama|pubmed|s2orc|deep1b|sift1m|sift1b|\bbeir\b|trec[-_]?(?:covid|dl)|amazon[-_]reviews/i;
/** `nb = 1_000_000`, `n_vectors=10**6`, `max_docs: int = 5e6`. */
const COUNTED =
  /\b(?:n|nb|nd|n_\w+|num_\w+|\w*(?:count|total|max_elements|n_docs|size|vectors))\s*(?::\s*int\s*)?=\s*(10\s*\*\*\s*\d+|\d[\d_]*(?:\.\d+)?(?:e\d+)?)\b/gi;
/** `np.random.rand(1000000, 64)`, `randn(1_000_000, d)`, `np.zeros((200000, 768))`. */
const DRAWN =
  /\b(?:rand|randn|random|random_sample|standard_normal|normal|zeros|empty|ones|synthetic\w*)\(\s*(?:size\s*=\s*)?[([]?\s*(10\s*\*\*\s*\d+|\d[\d_]*)\s*,/g;

/** Something in the code says that the file's vectors are many: their number, how they are stored, or where they come from. */
export const manyVectors: Guard = {
  name: 'manyVectors',
  takes: {},
  ask: ({ file }) => yesIf(file.remember('many vectors', () => speaksOfMany(file))),
};

function speaksOfMany(file: FileContext): boolean {
  const code = file.text.replace(/#.*$/gm, '');
  if (STORED.test(code) || CORPORA.test(code)) return true;
  return [...code.matchAll(COUNTED), ...code.matchAll(DRAWN)].some(([, written]) => numberOf(written!) >= MANY);
}

function numberOf(written: string): number {
  const [, power] = /^10\s*\*\*\s*(\d+)$/.exec(written) ?? [];
  return power ? 10 ** Number(power) : Number(written.replaceAll('_', ''));
}
