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
  const root = new Place();
  try {
    new Reader(text, root).read();
  } catch {
    // A place is a help, and what was found up to here is right: not to know the others is no reason to fail.
  }
  return (path) => path.reduce<Place | undefined>((place, part) => place?.children.get(part), root)?.span;
}

/** A key or an entry, and those below it. A tree takes space in proportion to the text, however long and deep its keys. */
class Place {
  span: Span | undefined;
  readonly children = new Map<string | number, Place>();
  /** The last table of a list of tables. */
  last: Place | undefined;

  child(part: string | number): Place {
    let child = this.children.get(part);
    if (!child) this.children.set(part, (child = new Place()));
    return child;
  }
}

const BLANK = /[ \t\r]*/y;
const EMPTY_LINES = /[ \t\r\n]+/y;
const COMMENT = /#[^\n]*/y;
const BARE = /[\w-]+/y;
const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*'/y;
const SCALAR = /[^\s,\]}#][^\n,\]}#]*/y;

class Reader {
  readonly #text: string;
  readonly #root: Place;
  #at: number;

  constructor(text: string, root: Place) {
    this.#text = text;
    this.#root = root;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): void {
    let table = this.#root;
    for (this.#fill(); this.#at < this.#text.length; this.#fill()) {
      if (this.#take('[[')) {
        const start = this.#at;
        const list = this.#names(this.#root);
        table = list.last = list.child(list.children.size);
        this.#note(table, start);
        this.#expect(']]');
      } else if (this.#take('[')) {
        table = this.#names(this.#root);
        this.#expect(']');
      } else this.#pair(table);
    }
  }

  #pair(table: Place): void {
    const place = this.#names(table);
    this.#expect('=');
    this.#value(place);
  }

  /** Reads `a.b."c"` and notes the place of each; where one is a list of tables, the next is in its last. */
  #names(from: Place): Place {
    let place = from;
    do {
      this.#match(BLANK);
      const start = this.#at;
      const written = this.#match(BARE) ?? this.#match(STRING);
      if (written === undefined) throw new SyntaxError();
      const name = /^["']/.test(written) ? String(parse(`x = ${written}`)['x']) : written;
      place = (place.last ?? place).child(name);
      this.#note(place, start);
      this.#match(BLANK);
    } while (this.#take('.'));
    return place;
  }

  #value(place: Place): void {
    this.#match(BLANK);
    if (this.#take('[')) {
      for (let index = 0; this.#hasMore(']'); index++) {
        const start = this.#at;
        const entry = place.child(index);
        this.#value(entry);
        this.#note(entry, start);
        this.#fill();
        this.#take(',');
      }
    } else if (this.#take('{')) {
      while (this.#hasMore('}')) {
        this.#pair(place);
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

  #note(place: Place, start: number): void {
    place.span ??= { start, end: this.#at };
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
