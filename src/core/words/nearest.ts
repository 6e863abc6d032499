import { distance } from 'fastest-levenshtein';
import { foldId } from '../knowledge/spelling.ts';

/** The candidate that a mistyped word most likely stands for, or nothing when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return nearestFew(word, candidates, 1)[0];
}

/** Up to `limit` candidates near a mistyped word, nearest first. A candidate that contains the word is near. */
export function nearestFew(word: string, candidates: readonly string[], limit: number): string[] {
  const typed = foldId(word);
  const reach = Math.ceil(typed.length / 3);
  return candidates
    .map((candidate) => {
      const known = foldId(candidate);
      const contained = typed.length >= 4 && (known.includes(typed) || (known.length >= 4 && typed.includes(known)));
      const edits = distance(typed, known);
      return { candidate, edits: contained ? Math.min(edits, reach) : edits };
    })
    .filter(({ edits }) => edits <= reach)
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
