import type { PragmaProblem } from '../patterns/finding.ts';
import { droppedWords } from './droppedWords.ts';
import { cut } from './cut.ts';

/** Beside the longest of names. */
const MAX_NAME = 30;
const MAX_ID = 50;

/** What is worth saying about a suppression comment: one sentence that fits into its line. */
export function pragmaWords({ kind, name, nearest, technique }: Omit<PragmaProblem, 'span'>): string {
  switch (kind) {
    case 'unused':
      return name
        ? `Nothing here is found as «${cut(name, MAX_ID)}» any more; this comment can go.`
        : 'This comment silences nothing; it can go.';
    case 'unknown':
      if (technique !== undefined) return droppedWords(name ?? '', technique);
      return `No pattern is named «${cut(name ?? '', MAX_NAME)}»${nearest ? `; do you mean «${nearest}»?` : '.'}`;
    case 'too-wide':
      return 'This comment silences every pattern; name the one that is meant: ignore[pattern] -- reason.';
  }
}
