/**
 * A word that leads to a place, with what has to stand beside it. Written `.item(` it is only a method that is called,
 * `int(` only a call, `optim=` only a keyword argument; a bare word is taken wherever it stands. More may follow:
 * `.eval()`, `padding='max_length'`; and `zeros(!device=` is a call in which no `device=` is written. The neighbours
 * cost nothing to look at, the syntax tree does.
 */
export interface Trigger {
  /** As it stands in the pattern. */
  readonly written: string;
  readonly word: string;
  readonly isMember: boolean;
  /** It leads only where it is no member of anything: `float(x)` and not `x.float()`. */
  readonly isFree?: boolean;
  /** What follows, without blanks and with single quotes: `(`, `(0`, `='max_length'`. */
  readonly after: string;
  /** The keyword argument that is not given. */
  readonly without: string;
}

const WRITTEN = /^(\.?)(\w+)((?:[(=][-\w'.()]*)?)(?:!(\w+)=)?$/;

/** @throws Error when this is not a word with an optional dot before and what follows in the forms above */
export function readTrigger(written: string): Trigger {
  const [, before = '', word = '', after = '', without = ''] = WRITTEN.exec(written.replaceAll('"', "'")) ?? [];
  if (!word || (without && after !== '(')) throw new Error(`${written} is not a trigger word`);
  return { written, word, isMember: before === '.', after, without };
}

/** True when the trigger stands at a place of the text, where its word (or what an import calls it) is known to stand. */
export function standsAt(trigger: Trigger, text: string, start: number, end: number): boolean {
  const { isMember, isFree, after, without } = trigger;
  if ((isMember || isFree) && (text[skipBlanks(text, start - 1, -1)] === '.') !== isMember) return false;
  let next = end;
  for (const wanted of after) {
    next = skipBlanks(text, next, 1);
    const found = text[next] === '"' ? "'" : text[next];
    if (found !== wanted) return false;
    next++;
  }
  return !without || !isGiven(without, text, next);
}

/** Blanks and line ends are skipped backwards, for a chain of methods; forwards only blanks. */
function skipBlanks(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (text[at] === ' ' || (step < 0 && (text[at] === '\n' || text[at] === '\r' || text[at] === '\t'))) at += step;
  return at;
}

/** How far the end of a call is looked for. */
const CALL_LIMIT = 400;

/** True when the keyword argument is certainly written between `start` and the bracket that closes the call. */
function isGiven(name: string, text: string, start: number): boolean {
  let open = 1;
  for (let at = start; at < text.length && at < start + CALL_LIMIT; at++) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN) open++;
    else if (unit === CLOSE && --open === 0) return new RegExp(`\\b${name}\\s*=`).test(text.slice(start, at));
  }
  return false;
}

const [OPEN, CLOSE] = [40, 41];
