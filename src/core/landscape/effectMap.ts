import type { Technique } from '../knowledge/technique.ts';
import { type Level, levelOf, LEVELS } from './level.ts';

/** The techniques that change memory and speed in the same way. */
export interface EffectCell {
  readonly memory: Level;
  readonly speed: Level;
  /** In the order in which they were given; often none. */
  readonly techniques: readonly Technique[];
}

/** Rows of memory from the best to the worst, each with its cells of speed from the worst to the best; what is not stated comes last. */
export function effectMap(techniques: readonly Technique[]): readonly (readonly EffectCell[])[] {
  const cells = new Map<string, Technique[]>();
  for (const technique of techniques) {
    const key = `${levelOf(technique.axes.memory)} ${levelOf(technique.axes.speed)}`;
    const cell = cells.get(key);
    if (cell) cell.push(technique);
    else cells.set(key, [technique]);
  }
  const stated = LEVELS.filter((level) => level !== 'not-stated');
  return [...stated.reverse(), 'not-stated' as const].map((memory) =>
    LEVELS.map((speed) => ({ memory, speed, techniques: cells.get(`${memory} ${speed}`) ?? [] })),
  );
}
