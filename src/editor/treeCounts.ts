import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { FileFindings } from './services.ts';

/** How many findings lead to each technique. */
export function countByTechnique(
  files: Iterable<FileFindings>,
  patterns: ReadonlyMap<string, PatternCard>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { analysis } of files) {
    for (const { pattern } of analysis.findings) {
      const technique = patterns.get(pattern)?.technique;
      if (technique !== undefined) counts.set(technique, (counts.get(technique) ?? 0) + 1);
    }
  }
  return counts;
}

/** The keys of which the counts, or whatever is said of them, differ. */
export const changedCounts = <T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));

/** `1 paper`, `3 papers`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
