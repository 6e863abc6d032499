import MiniSearch from 'minisearch';
import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import type { CompiledSearch } from '../../core/search/compiledSearch.ts';
import { encodeScores } from '../../core/search/postings.ts';
import { pairsOf, type Word, wordsOf } from '../../core/search/terms.ts';
import { STOP_WORDS } from '../../core/search/vocabulary.ts';
import { FIELD_NAMES, FIELDS, NAME_FIELDS } from './fields.ts';
import { textsOf } from './texts.ts';

/**
 * Works out what every term says about every document (BM25+ over weighted fields), so that a query only has to add up.
 * Building the index where it is asked would cost each start a quarter of a second.
 */
export function compileSearch(knowledge: Knowledge): CompiledSearch {
  const termOf = new Map<string, string>();
  const index = new MiniSearch({
    fields: [...FIELD_NAMES],
    tokenize(text, field) {
      const words = NAME_FIELDS.has(field ?? '') ? text.split('\n').flatMap(withPairs) : wordsOf(text);
      const meant = words.filter(({ surface }) => !STOP_WORDS.has(surface));
      for (const { surface, term } of meant) termOf.set(surface, term);
      return meant.map(({ term }) => term);
    },
    processTerm: (term) => term,
    searchOptions: {
      boost: FIELDS,
      tokenize: (term) => [term],
      processTerm: (term) => term,
      prefix: false,
      fuzzy: false,
    },
  });
  index.addAll(textsOf(knowledge).map((texts, id) => ({ id, ...texts })));

  const terms = new Set(termOf.values());
  // Symptoms are compared as wholes, see `NameTable`: their words have to be known, though they lead to no document.
  const inSymptoms = knowledge.techniques.flatMap(({ symptoms }) => symptoms.flatMap(wordsOf));
  const known = inSymptoms.flatMap(({ surface, term }) => [surface, term]);
  const words = [...new Set([...termOf.keys(), ...terms, ...known])].sort();
  const scoresOf = (term: string): Map<number, number> =>
    new Map(index.search(term).map(({ id, score }) => [id as number, score]));
  return {
    words: words.join('\n'),
    postings: words.map((word) => (terms.has(word) ? encodeScores(scoresOf(word)) : '')).join('\n'),
  };
}

function withPairs(line: string): Word[] {
  const words = wordsOf(line);
  return [...words, ...pairsOf(words)];
}
