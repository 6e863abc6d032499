import type { Lexicon, Reading } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import { pairsOf, type Word, wordsOf } from './terms.ts';
import { STOP_WORDS } from './vocabulary.ts';

/** One word of a query with what it may stand for. */
export interface Concept {
  readonly readings: readonly Reading[];
}

/** Another way of saying some of the concepts; a document that holds all its terms speaks of them. */
export interface Alternative {
  readonly terms: readonly string[];
  /** Indices of the concepts that it stands for; none when it stands for stop words only. */
  readonly covers: readonly number[];
}

/** A query, read: what it asks for, and what else would say the same. */
export interface Query {
  readonly concepts: readonly Concept[];
  readonly alternatives: readonly Alternative[];
  /** Words of the query written in one piece, where the index knows them so. */
  readonly joined: readonly string[];
}

export function readQuery(text: string, lexicon: Lexicon, phrases: Phrases): Query {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const single = words.filter(({ joined }) => !joined);
  const meant = new Set(meantWords(single));
  const kept = single.filter((word, i) => meant.has(word) && single.findIndex(({ term }) => term === word.term) === i);
  const indexOf = new Map(kept.map(({ term }, i) => [term, i]));
  const joined = [...words.filter((word) => word.joined), ...pairsOf(single)].map(({ term }) => term);
  return {
    concepts: kept.map((word) => ({ readings: lexicon.readingsOf(word) })),
    alternatives: phrases.alternativesIn(single.map(({ term }) => term)).map(({ terms, from, to }) => ({
      terms,
      covers: single.slice(from, to).flatMap(({ term }) => indexOf.get(term) ?? []),
    })),
    joined: [...new Set(joined)].filter((term) => lexicon.has(term) && !indexOf.has(term)),
  };
}

/** A pasted page is no query; its first words say what it is about. */
const MOST_WORDS = 60;

/** Without stop words and single letters, unless nothing would be left. */
function meantWords(words: readonly Word[]): readonly Word[] {
  const meant = words.filter(({ surface }) => !STOP_WORDS.has(surface) && (surface.length > 1 || /\d/.test(surface)));
  return meant.length ? meant : words;
}
