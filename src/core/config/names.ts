import type { Knowledge } from '../knowledge/knowledge.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';

/**
 * The patterns that a word stands for: a pattern, by its id or an alias, or all patterns of a technique or of a category
 * of techniques. Undefined when it names none of them.
 */
export function patternsNamed(word: string, knowledge: Knowledge): readonly PatternCard[] | undefined {
  const pattern = knowledge.pattern(word);
  if (pattern) return [pattern];
  if (knowledge.technique(word)) return knowledge.patternsOf(word);
  if (knowledge.category(word)) return knowledge.techniquesIn(word).flatMap(({ id }) => knowledge.patternsOf(id));
  return undefined;
}

/** Every id that `patternsNamed` understands. */
export const namesOf = ({ patterns, techniques, categories }: Knowledge): readonly string[] =>
  [...patterns, ...techniques, ...categories].map(({ id }) => id);
