import { isWordUnit } from './words.ts';

/** Words a bucket, about: chains stay short and the heads of a text of 25 KB fit into a few kilobytes. */
const LOAD = 1;
/** In model code a word and what follows it take about so many units; the arrays grow where there are more. */
const UNITS_A_WORD = 5;

/**
 * Where every word of a text stands, a run of letters, digits and underscores: in code and in strings of one line, but not in
 * comments and not in strings over several lines, of which about a quarter of a library's text consists. One pass puts each
 * word under a number made of its letters; nothing is cut out of the text, so that it costs about as much as one search for
 * one word does.
 */
export class WordTable {
  readonly #text: string;
  /** By the low bits of a word's number: the last word that has them, counted from 1. */
  readonly #heads: Int32Array;
  /** By word: where it starts, its number, and the word before it with the same low bits. */
  #starts: Int32Array;
  #numbers: Int32Array;
  #before: Int32Array;
  #count = 0;
  readonly #known = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
    const expected = Math.ceil(text.length / UNITS_A_WORD) + 1;
    this.#heads = new Int32Array(powerOfTwo(expected / LOAD));
    this.#starts = new Int32Array(expected);
    this.#numbers = new Int32Array(expected);
    this.#before = new Int32Array(expected);
    this.#read();
  }

  /** Where the word stands, in order. */
  placesOf(word: string): readonly number[] {
    let places = this.#known.get(word);
    if (!places) {
      const found: number[] = [];
      const number = numberOf(word);
      for (let at = this.#lastOf(word, number); at; at = this.#lastOf(word, number, this.#before[at - 1]))
        found.push(this.#starts[at - 1]!);
      this.#known.set(word, (places = found.reverse()));
    }
    return places;
  }

  /** @param number that of the word, where it is asked for in many texts */
  has(word: string, number = numberOf(word)): boolean {
    return this.#lastOf(word, number) > 0;
  }

  #read(from = 0, end = this.#text.length, isPlain = false): void {
    const text = this.#text;
    let quote = 0;
    for (let at = from; at < end; at++) {
      let unit = text.charCodeAt(at);
      let word = -1;
      if (isWordUnit(unit)) {
        word = at;
        let number = 0;
        do {
          number = mix(number, unit);
          unit = ++at < end ? text.charCodeAt(at) : NEWLINE;
        } while (isWordUnit(unit));
        this.#add(word, number);
      }
      if (isPlain || (unit < 128 && IS_PLAIN[unit])) continue;
      if (unit === NEWLINE) quote = 0;
      else if (quote) {
        if (unit === quote) quote = 0;
        else if (unit === BACKSLASH && !isWordUnit(text.charCodeAt(at + 1))) at++;
      } else if (unit === HASH) {
        const line = text.indexOf('\n', at);
        at = (line < 0 ? end : line) - 1;
      } else if (unit === DOUBLE || unit === SINGLE) {
        const isLong = text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit;
        const last = isLong ? endOfLong(text, at + 3, unit) : -1;
        if (!isLong) quote = unit;
        // A string that is never closed is being written: what follows it is code soon.
        else if (last < 0) at += 2;
        else {
          // What stands in the braces of an f-string is code.
          if (word >= 0 && FORMATTED.test(text.slice(word, at))) this.#read(at + 3, last, true);
          at = last + 2;
        }
      }
    }
  }

  #add(start: number, number: number): void {
    if (this.#count === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#numbers = grown(this.#numbers);
      this.#before = grown(this.#before);
    }
    const bucket = number & (this.#heads.length - 1);
    this.#starts[this.#count] = start;
    this.#numbers[this.#count] = number;
    this.#before[this.#count] = this.#heads[bucket]!;
    this.#heads[bucket] = ++this.#count;
  }

  /** The last word of the text, counted from 1, that is this one, or the last at or before `from`; 0 where there is none. */
  #lastOf(word: string, number: number, from = this.#heads[number & (this.#heads.length - 1)]!): number {
    for (let at = from; at; at = this.#before[at - 1]!) {
      if (this.#numbers[at - 1] !== number) continue;
      const start = this.#starts[at - 1]!;
      if (this.#text.startsWith(word, start) && !isWordUnit(this.#text.charCodeAt(start + word.length))) return at;
    }
    return 0;
  }
}

/** Where the three quotes stand that end a string over several lines, or -1. */
function endOfLong(text: string, from: number, unit: number): number {
  const quotes = unit === DOUBLE ? '"""' : "'''";
  let at = text.indexOf(quotes, from);
  while (at > 0 && isEscaped(text, at)) at = text.indexOf(quotes, at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}

/** By unit of ASCII: 1 for those that neither begin nor end a comment, a string or a line. */
const IS_PLAIN = Uint8Array.from({ length: 128 }, (_, unit) => (/[\n"#'\\]/.test(String.fromCharCode(unit)) ? 0 : 1));

/** What stands before the quotes of an f-string. */
const FORMATTED = /^(?:f|fr|rf)$/i;

const [NEWLINE, DOUBLE, HASH, SINGLE, BACKSLASH] = [10, 34, 35, 39, 92];

/** The number that a word is kept under. */
export function numberOf(word: string): number {
  let number = 0;
  for (let i = 0; i < word.length; i++) number = mix(number, word.charCodeAt(i));
  return number;
}

const mix = (number: number, unit: number): number => (Math.imul(number, 31) + unit) | 0;

function powerOfTwo(atLeast: number): number {
  let size = 64;
  while (size < atLeast) size *= 2;
  return size;
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
