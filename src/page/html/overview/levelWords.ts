import { effectOf, type Level, LEVELS } from '../../../core/landscape/level.ts';
import { effectWords } from '../../../core/words/effects.ts';

/** A level of an axis in words: `less memory (large)`, `speed not stated`. */
export function levelWords(axis: 'memory' | 'speed', level: Level): string {
  const effect = effectOf(level);
  return effect ? effectWords(axis, effect) : `${axis} not stated`;
}

interface Side {
  readonly levels: readonly Level[];
  readonly memory: string;
  readonly speed: string;
  /** Its place among the rows; among the columns it is that of the list. */
  readonly fromTop: number;
}

const side = (start: string, fromTop: number, memory: string, speed: string): Side => ({
  levels: LEVELS.filter((level) => level.startsWith(start)),
  memory,
  speed,
  fromTop,
});

/** Levels that differ in size alone, by their headings. */
export const SIDES: readonly Side[] = [
  side('worse', 2, 'more memory', 'slower'),
  side('same', 1, 'same', 'same'),
  side('better', 0, 'less memory', 'faster'),
  side('not-stated', 3, 'not stated', 'not stated'),
];
