import { SourceText } from '../source/text.ts';
import { cut, MAX_MESSAGE } from '../words/cut.ts';
import { nearest } from '../words/nearest.ts';
import type { ConfigProblem } from './config.ts';
import { type Path, placesOf } from './tomlPlaces.ts';

/** A file with more than this is no configuration of ours; looking for what is near each word would take long. */
const MAX_PROBLEMS = 50;
/** Longer words are near nothing. */
const MAX_WORD = 80;
const MAX_SHOWN = 40;
/** Beside the longest of names. */
const MAX_BRIEF = 30;

/** Gathers what is wrong with a configuration, each with its place. */
export class Problems {
  readonly found: ConfigProblem[] = [];
  readonly #source: SourceText;
  #places: ReturnType<typeof placesOf> | undefined;

  /** @param text TOML that parses */
  constructor(text: string) {
    this.#source = new SourceText(text);
  }

  add(path: Path, message: string, near?: string): void {
    if (this.found.length >= MAX_PROBLEMS) return;
    this.#places ??= placesOf(this.#source.text);
    const span = this.#places(path);
    this.found.push({
      key: pathWords(path),
      message,
      ...(near !== undefined && { nearest: near }),
      ...(span && { line: this.#source.positionAt(span.start).line + 1, span }),
    });
  }

  /** Says that a word is none of those that are known. */
  unknown(path: Path, word: string, what: string, known: () => readonly string[]): void {
    if (this.found.length >= MAX_PROBLEMS) return;
    const near = word.length > MAX_WORD ? undefined : nearest(word, known());
    if (near === undefined) return this.add(path, `«${shown(word)}» is no ${what}.`);
    const message = `«${shown(word)}» is no ${what}; do you mean «${near}»?`;
    // What it should be is plain from what is near.
    const brief = `«${cut(word, MAX_BRIEF)}» is not known here; do you mean «${near}»?`;
    this.add(path, message.length > MAX_MESSAGE ? brief : message, near);
  }
}

/** A word of somebody's file, short enough for any sentence here to fit. */
export const shown = (word: string): string => cut(word, MAX_SHOWN);

/** `tool.efficiency-lens.ignore[2]`, with quotes where TOML needs them. */
const pathWords = (path: Path): string =>
  path
    .map((part, i) => {
      if (typeof part === 'number') return `[${part}]`;
      const word = /^[\w-]+$/.test(part) ? part : `"${shown(part)}"`;
      return i ? `.${word}` : word;
    })
    .join('');
