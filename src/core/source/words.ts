/** True for the units that can be part of a Python identifier; everything beyond ASCII counts as such. */
export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) || unit === 95 || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit > 127
  );
}

/** True when the word stands anywhere in the text. */
export function hasWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(word, text, at)) return true;
  return false;
}

const isWhole = (word: string, text: string, at: number): boolean =>
  !isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(at + word.length));
