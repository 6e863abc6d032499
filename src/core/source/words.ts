/** By unit of ASCII: 1 for those of which words are made. */
const IN_WORDS = Uint8Array.from({ length: 128 }, (_, unit) => (/\w/.test(String.fromCharCode(unit)) ? 1 : 0));

/** True for the units that can be part of a Python identifier; everything beyond ASCII counts as such. */
export function isWordUnit(unit: number): boolean {
  return unit < 128 ? IN_WORDS[unit] === 1 : unit > 127;
}

/** True when the word stands anywhere in the text. */
export function hasWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(word, text, at)) return true;
  return false;
}

const isWhole = (word: string, text: string, at: number): boolean =>
  !isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(at + word.length));
