import { stemmer } from 'stemmer';
import { foldSpelling } from '../knowledge/spelling.ts';

/** A word of a text: as written in lower case, and the term that it is indexed under. */
export interface Word {
  readonly surface: string;
  readonly term: string;
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
  for (const [compound] of text.normalize('NFKD').replace(/\p{M}+/gu, '').matchAll(COMPOUND)) {
    const parts = compound.split(JOINTS).filter(Boolean);
    const pieces = parts.flatMap(splitCamel);
    for (const piece of pieces) words.push(wordOf(piece));
    if (pieces.length > 1 && parts.length <= MOST_PARTS) words.push(wordOf(parts.join('')));
    else if (pieces.length === 1 && pieces[0] !== parts[0]) words.push(wordOf(parts[0]!));
  }
  return words;
}

/** The terms of a text, see `wordsOf`. */
export const termsOf = (text: string): string[] => wordsOf(text).map(({ term }) => term);

export function wordOf(piece: string): Word {
  const surface = foldSpelling(piece.toLowerCase());
  return { surface, term: /^[a-z]{4,}$/.test(surface) ? stemmer(surface) : surface };
}

/** Splits where case changes, unless a piece would be too short to mean something: `LoRA` stays whole. */
function splitCamel(part: string): string[] {
  const pieces = part.split(CAMEL);
  return pieces.every((piece) => piece.length > 2 || /^\p{Lu}{2}$/u.test(piece)) ? pieces : [part];
}
