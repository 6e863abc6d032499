/** How many lines are looked at; a function that is longer is taken to hold what is asked for. */
const MOST_LINES = 3000;
/** Longer statements than this are rare enough to be missed. */
const STATEMENT = 600;
const FUNCTION = 20_000;
const HEADER =
  /[ \t]*(?:async[ \t]+)?(for|while|if|elif|else|try|except|finally|with|def|class|match|case)\b[ \t]*(\w*)/y;

/**
 * What the lines around a place say before anything is parsed, read off their indentation. They may name a loop that is
 * none (a line of prose in a string), so they serve to rule out and never to confirm.
 */
export class Surroundings {
  readonly #text: string;
  readonly #start: number;
  #read: { readonly inLoop: boolean; readonly definition: string | null } | undefined;

  /** @param start where the line begins */
  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  /** The line and what follows it, about as much as one statement holds. */
  get statement(): string {
    return this.#text.slice(this.#start, this.#start + STATEMENT);
  }

  /** True when the words stand in the line or in what follows it, about as much as a long function holds. */
  goesOnWith(words: string): boolean {
    return this.#text.slice(this.#start, this.#start + FUNCTION).includes(words);
  }

  /** True when the place may stand in a `for` or `while` of its function. */
  get inLoop(): boolean {
    return this.#lookUp().inLoop;
  }

  /** The name of the function around, or null at the level of the module. */
  get definition(): string | null {
    return this.#lookUp().definition;
  }

  #lookUp(): { readonly inLoop: boolean; readonly definition: string | null } {
    return (this.#read ??= readUpwards(this.#text, this.#start));
  }
}

function readUpwards(text: string, start: number): { inLoop: boolean; definition: string | null } {
  let inLoop = false;
  let indent = Infinity;
  let line = start;
  for (let count = 0; count < MOST_LINES; count++) {
    const own = indentAt(text, line);
    if (own < indent) {
      HEADER.lastIndex = line;
      const [, keyword, name] = HEADER.exec(text) ?? [];
      if (keyword === 'for' || keyword === 'while') inLoop = true;
      if (line !== start && keyword === 'def') return { inLoop, definition: name ?? '' };
      if (line === start || keyword) indent = own;
      if (indent === 0) return { inLoop, definition: null };
    }
    if (line === 0) return { inLoop, definition: null };
    line = text.lastIndexOf('\n', line - 2) + 1;
  }
  return { inLoop: true, definition: null };
}

/** How many blanks the line begins with; of a line that holds nothing else, no end. */
function indentAt(text: string, line: number): number {
  let at = line;
  for (let unit = text.charCodeAt(at); unit === SPACE || unit === TAB; unit = text.charCodeAt(++at));
  const unit = text.charCodeAt(at);
  return unit === NEWLINE || unit === RETURN || Number.isNaN(unit) ? Infinity : at - line;
}

const [SPACE, TAB, NEWLINE, RETURN] = [32, 9, 10, 13];
