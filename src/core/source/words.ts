import type { Span } from './span.ts';

/** True for the units that can be part of a Python identifier; everything beyond ASCII counts as such. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122) || unit > 127
  );
}

/** Where a word stands in a part of the text, in code or not. */
export function placesOf(word: string, text: string, { start, end }: Span): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word, start); at >= 0 && at < end; at = text.indexOf(word, at + 1)) {
    if (isWhole(word, text, at)) places.push(at);
  }
  return places;
}

/** True when the word stands anywhere in the text. */
export function hasWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(word, text, at)) return true;
  return false;
}

const isWhole = (word: string, text: string, at: number): boolean =>
  !isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(at + word.length));
