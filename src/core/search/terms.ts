import { stemmer } from 'stemmer';
import { foldSpelling } from '../knowledge/spelling.ts';

/** A word of a text: as written in lower case, and the term that it is indexed under. */
export interface Word {
  readonly surface: string;
  readonly term: string;
  /** True for words that repeat, in one piece, the words before them: `kvcache` after `kv` and `cache`. */
  readonly joined: boolean;
}

const COMPOUND = /[\p{L}\p{N}]+(?:[-_.'+:^][\p{L}\p{N}]+)*/gu;
const JOINTS = /[-_.'+:^]/;
/** `FlashAttention` → `Flash Attention`, `LLMLingua` → `LLM Lingua`; digits stay with what they follow. */
const CAMEL = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Compounds of more parts are paths and addresses; nobody searches for them in one word. */
const MOST_PARTS = 5;

/**
 * The words of a text in order. A compound (`kv-cache`, `FlashAttention`, `torch.compile`) gives its parts and, after
 * them, the whole without its joints, so that every way of writing it meets.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const [compound] of text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .matchAll(COMPOUND)) {
    const parts = compound.split(JOINTS).filter(Boolean);
    for (const part of parts) {
      const pieces = splitCamel(part);
      words.push(...pieces.map((piece) => wordOf(piece)));
      if (pieces.length > 1) words.push(wordOf(part, true));
    }
    if (parts.length > 1 && parts.length <= MOST_PARTS) words.push(wordOf(parts.join(''), true));
  }
  return words;
}

/** The terms of a text, see `wordsOf`. */
export const termsOf = (text: string): string[] => wordsOf(text).map(({ term }) => term);

export function wordOf(piece: string, joined = false): Word {
  const surface = foldSpelling(piece.toLowerCase());
  return { surface, term: /^[a-z]{4,40}$/.test(surface) ? stemmer(surface) : surface, joined };
}

/** Each two neighbours in one piece: people write `flash attention` and `flashattention`. */
export function pairsOf(words: readonly Word[]): Word[] {
  const single = words.filter(({ joined }) => !joined);
  return single.slice(1).map((word, i) => wordOf(single[i]!.surface + word.surface, true));
}

/** Splits where case changes, unless a piece would be too short to mean something: `LoRA` stays whole. */
function splitCamel(part: string): string[] {
  const pieces = part.split(CAMEL);
  return pieces.every((piece) => piece.length > 2 || /^\p{Lu}{2}$/u.test(piece)) ? pieces : [part];
}
