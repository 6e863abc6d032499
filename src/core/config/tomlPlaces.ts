import { parse } from 'smol-toml';
import type { Span } from '../source/span.ts';

export type Path = readonly (string | number)[];

/**
 * Where the keys and list entries of a TOML text stand, which its parser does not tell. Of a key that is written several
 * times, as by headers of tables below it, the first.
 *
 * @param text TOML that parses; of what is written in a way that is not understood here, no place is known
 */
export function placesOf(text: string): (path: Path) => Span | undefined {
  const places = new Map<string, Span>();
  try {
    new Reader(text, places).read();
  } catch {
    // A place is a help, and what was found up to here is right: not to know the others is no reason to fail.
  }
  return (path) => places.get(keyOf(path));
}

const keyOf = (path: Path): string => JSON.stringify(path);

const BLANK = /[ \t\r]*/y;
const EMPTY_LINES = /[ \t\r\n]+/y;
const COMMENT = /#[^\n]*/y;
const BARE = /[\w-]+/y;
const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'/y;
const SCALAR = /[^\s,\]}#][^\n,\]}#]*/y;

class Reader {
  readonly #text: string;
  readonly #places: Map<string, Span>;
  /** How many tables a list of tables has so far. */
  readonly #counts = new Map<string, number>();
  #at: number;

  constructor(text: string, places: Map<string, Span>) {
    this.#text = text;
    this.#places = places;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): void {
    let table: Path = [];
    for (this.#fill(); this.#at < this.#text.length; this.#fill()) {
      if (this.#take('[[')) {
        const start = this.#at;
        table = this.#header();
        const key = keyOf(table);
        const count = this.#counts.get(key) ?? 0;
        this.#counts.set(key, count + 1);
        table = [...table, count];
        this.#note(table, start);
        this.#expect(']]');
      } else if (this.#take('[')) {
        table = this.#header();
        this.#expect(']');
      } else this.#pair(table);
    }
  }

  /** A header speaks of the last table of each list that it goes through. */
  #header(): Path {
    let path: Path = [];
    this.#names((name) => {
      const count = this.#counts.get(keyOf(path));
      return (path = [...path, ...(count === undefined ? [] : [count - 1]), name]);
    });
    return path;
  }

  #pair(table: Path): void {
    let path = table;
    this.#names((name) => (path = [...path, name]));
    this.#expect('=');
    this.#value(path);
  }

  /** Reads `a.b."c"` and notes the place of each. */
  #names(pathWith: (name: string) => Path): void {
    do {
      this.#match(BLANK);
      const start = this.#at;
      const written = this.#match(BARE) ?? this.#match(STRING);
      if (written === undefined) throw new SyntaxError();
      const name = /^["']/.test(written) ? String(parse(`x = ${written}`)['x']) : written;
      this.#note(pathWith(name), start);
      this.#match(BLANK);
    } while (this.#take('.'));
  }

  #value(path: Path): void {
    this.#match(BLANK);
    if (this.#take('[')) {
      for (let index = 0; this.#hasMore(']'); index++) {
        const start = this.#at;
        this.#value([...path, index]);
        this.#note([...path, index], start);
        this.#fill();
        this.#take(',');
      }
    } else if (this.#take('{')) {
      while (this.#hasMore('}')) {
        this.#pair(path);
        this.#fill();
        this.#take(',');
      }
    } else if (!this.#long('"""') && !this.#long("'''") && this.#match(STRING) === undefined) this.#match(SCALAR);
  }

  /** @returns false when the bracket closes */
  #hasMore(close: string): boolean {
    this.#fill();
    if (this.#take(close)) return false;
    if (this.#at >= this.#text.length) throw new SyntaxError();
    return true;
  }

  /** A string over several lines; up to two of its quotes may stand before those that close it. */
  #long(quotes: string): boolean {
    if (!this.#take(quotes)) return false;
    for (; this.#at < this.#text.length; this.#at++) {
      if (quotes === '"""' && this.#text[this.#at] === '\\') this.#at++;
      else if (this.#take(quotes)) {
        while (this.#text[this.#at] === quotes[0]) this.#at++;
        return true;
      }
    }
    throw new SyntaxError();
  }

  #note(path: Path, start: number): void {
    const key = keyOf(path);
    if (!this.#places.has(key)) this.#places.set(key, { start, end: this.#at });
  }

  /** Goes past empty lines and comments. */
  #fill(): void {
    while (this.#match(EMPTY_LINES) !== undefined || this.#match(COMMENT) !== undefined);
  }

  #match(what: RegExp): string | undefined {
    what.lastIndex = this.#at;
    const found = what.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #take(sign: string): boolean {
    const is = this.#text.startsWith(sign, this.#at);
    if (is) this.#at += sign.length;
    return is;
  }

  #expect(sign: string): void {
    this.#match(BLANK);
    if (!this.#take(sign)) throw new SyntaxError();
  }
}
