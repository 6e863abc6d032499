import type { Lexicon, Reading } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import { pairsOf, type Word, wordsOf } from './terms.ts';
import { STOP_WORDS } from './vocabulary.ts';

/** One word of a query with what it may stand for. */
export interface Concept {
  readonly readings: readonly Reading[];
  /** Terms that names are compared with: its likeliest reading, and its halves when it is two words in one. */
  readonly likely: readonly string[];
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
  const coversOf = (some: readonly Word[]): number[] => some.flatMap(({ term }) => indexOf.get(term) ?? []);
  const joined = [...words.filter((word) => word.joined), ...pairsOf(single)].map(({ term }) => term);
  return {
    concepts: kept.map((word) => conceptOf(word, lexicon, word === single.at(-1))),
    alternatives: [
      ...phrases.alternativesIn(single.map(({ term }) => term)).map(({ terms, from, to }) => ({
        terms,
        covers: coversOf(single.slice(from, to)),
      })),
      ...misspeltCompounds(words, lexicon).map(({ term, pieces }) => ({ terms: [term], covers: coversOf(pieces) })),
    ],
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

/** Compounds that only a correction of the whole makes known: `SliceGTP`, of which one piece says nothing. */
function misspeltCompounds(words: readonly Word[], lexicon: Lexicon): { term: string; pieces: readonly Word[] }[] {
  return words.flatMap((whole, i) => {
    if (!whole.joined || lexicon.has(whole.term)) return [];
    const pieces: Word[] = [];
    for (let left = whole.surface.length, at = i - 1; left > 0 && at >= 0; at--) {
      if (words[at]!.joined) continue;
      pieces.unshift(words[at]!);
      left -= words[at]!.surface.length;
    }
    if (pieces.every(({ term }) => lexicon.has(term))) return [];
    const corrected = lexicon.readingsOf(whole).filter(({ weight }) => weight > LIKELY);
    return corrected.map(({ term }) => ({ term, pieces }));
  });
}

/** How surely the word that is still being typed means a longer one, though it is a word as it stands. */
const UNFINISHED = 0.85;

/** Readings below this weight are guesses, too weak to say that a record goes by this name. */
const LIKELY = 0.6;

function conceptOf(word: Word, lexicon: Lexicon, isLast: boolean): Concept {
  const readings = lexicon.readingsOf(word);
  const [best] = readings;
  const likely = [...(best && best.weight > LIKELY ? [best.term] : []), ...lexicon.halvesOf(word.surface)];
  if (!isLast || best?.weight !== 1) return { readings, likely };
  const completed = lexicon.completionsOf(word.surface).filter(({ term }) => term !== best.term);
  return { readings: [best, ...completed.map(({ term, weight }) => ({ term, weight: weight * UNFINISHED }))], likely };
}
