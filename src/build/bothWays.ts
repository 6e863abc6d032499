import type { Technique } from '../core/knowledge/technique.ts';

/**
 * What combines with or excludes another does so both ways; a room names those that matter most to its readers, and the
 * others follow, by name.
 */
export function bothWays(techniques: readonly Technique[]): Technique[] {
  const complete = (technique: Technique, field: 'combinesWith' | 'excludes'): string[] => {
    const others = techniques.filter((other) => other[field].includes(technique.id)).map(({ id }) => id);
    return [...new Set([...technique[field], ...others.sort()])];
  };
  return techniques.map((technique) => ({
    ...technique,
    combinesWith: complete(technique, 'combinesWith'),
    excludes: complete(technique, 'excludes'),
  }));
}
