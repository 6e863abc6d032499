import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import { didYouMean, UsageError } from './usageError.ts';

/**
 * The patterns to look for: those selected, or all, less those ignored. A word is a pattern, or a technique or a category
 * of techniques and then stands for all its patterns.
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
  const pattern = knowledge.pattern(word);
  if (pattern) return [pattern];
  if (knowledge.technique(word)) return knowledge.patternsOf(word);
  if (knowledge.category(word)) return knowledge.techniquesIn(word).flatMap(({ id }) => knowledge.patternsOf(id));
  const known = [...knowledge.patterns, ...knowledge.techniques, ...knowledge.categories].map(({ id }) => id);
  throw new UsageError(`«${word}» is no pattern, technique or category.${didYouMean(word, known)}`);
}
