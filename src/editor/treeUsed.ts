import type { Place } from './targets.ts';
import type { UsedPlace } from './usedPlaces.ts';

/** Rows under a technique that say where it is in use: one that holds them, and one a place. */
export type UsedRow =
  | { readonly kind: 'used'; readonly key: string; readonly technique: string; readonly places: readonly UsedPlace[] }
  | {
      readonly kind: 'place';
      readonly key: string;
      readonly technique: string;
      readonly place: Place;
      readonly used: UsedPlace;
    };

export const usedRow = (technique: string, places: readonly UsedPlace[]): UsedRow => ({
  kind: 'used',
  key: `technique/${technique}/used`,
  technique,
  places,
});

/** Named by file, practice and number, so that a row stays itself while lines above it come and go. */
export function placeRows(technique: string, places: readonly UsedPlace[]): UsedRow[] {
  const times = new Map<string, number>();
  return places.map((used) => {
    const { uri, pattern } = used.place;
    const name = `${uri}#${pattern}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { kind: 'place', key: `technique/${technique}/used/${name}#${time}`, technique, place: used.place, used };
  });
}
