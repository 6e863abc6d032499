import type { Config } from '../core/config/config.ts';
import { namesOf, patternsNamed } from '../core/config/names.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import { droppedWords } from '../core/words/droppedWords.ts';
import { didYouMean, UsageError } from './usageError.ts';

/**
 * The patterns to look for: those selected, or all, less those ignored. A word is a pattern, or a technique or a category
 * of techniques and then stands for all its patterns. One that was a pattern once stands for none.
 *
 * @throws UsageError for a word that names none of them
 */
export function chooseCards(
  knowledge: Knowledge,
  select: readonly string[],
  ignore: readonly string[],
): readonly PatternCard[] {
  const selected = select.length
    ? new Set(select.flatMap((word) => cardsOf(word, knowledge)))
    : new Set(knowledge.patterns);
  const ignored = new Set(ignore.flatMap((word) => cardsOf(word, knowledge)));
  return knowledge.patterns.filter((card) => selected.has(card) && !ignored.has(card));
}

function cardsOf(word: string, knowledge: Knowledge): readonly PatternCard[] {
  const cards = patternsNamed(word, knowledge);
  if (cards) return cards;
  if (knowledge.insteadOf(word) !== undefined) return [];
  throw new UsageError(`«${word}» is no pattern, technique or category.${didYouMean(word, namesOf(knowledge))}`);
}

/** A sentence for each word that was a pattern once. */
export const droppedAmong = (words: readonly string[], knowledge: Knowledge): readonly string[] =>
  words.flatMap((word) => {
    const technique = knowledge.insteadOf(word);
    return technique === undefined ? [] : [droppedWords(word, technique)];
  });

/**
 * A configuration under what the command line says: what it selects stands above all that a project selects and ignores,
 * what it ignores above what a project ignores.
 */
export function underFlags(config: Config, select: readonly string[], ignore: readonly string[]): Config {
  const { select: _, ...others } = config;
  if (select.length) return { ...others, ignore: [] };
  return ignore.length ? { ...config, ignore: [] } : config;
}
