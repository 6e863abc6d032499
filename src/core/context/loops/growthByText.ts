import { loopHeadOf, partsOf, withoutComments } from '../../source/brackets.ts';
import type { Surroundings } from '../../source/surroundings.ts';

/** `x = cat([x, part])` or `x = cat([part, x])`, as the line says it. */
const GROWS = /^\s*(\w+)[^=\n]*=\s*[\w.]+\(\s*(?:\w+\s*=\s*)?[[(][^=]*\b\1\b/;
const JOIN = /^\s*\w+[^=\n]*=\s*[\w.]+\(\s*(?:\w+\s*=\s*)?/;
export const TOKENS = /tok|ids?$|idx|next_/i;

/** The name that a statement in a loop makes longer by what it joins to it. */
export interface Grown {
  readonly name: string;
  /** What is joined, where it ends in the text. */
  readonly parts?: readonly string[];
  /** Where the parts begin in the statement. */
  readonly open: number;
}

/** What a statement makes longer in a loop, by its text alone; null where that is sure to be nothing. */
export function grownIn(around: Surroundings): Grown | null {
  if (!around.inLoop || !around.says(GROWS)) return null;
  const { statement } = around;
  const name = /\w+/.exec(statement)![0];
  const open = JOIN.exec(statement)![0].length;
  const parts = partsOf(statement, open);
  if (!parts) return { name, open };
  return parts.includes(name) ? { name, parts, open } : null;
}

/** By the text alone, whether a statement may collect something in a loop that uses it for nothing else. */
export function mayCollect(around: Surroundings): boolean {
  const grown = grownIn(around);
  if (!grown || TOKENS.test(grown.name) || (grown.parts?.length ?? 2) !== 2) return false;
  const code = besides(around, grown.open);
  return code === null || !isRead(grown.name, code);
}

/** By the text alone: the loop around also gives the name something else than what joins to it. */
export function isGivenAnew({ name, open }: Grown, around: Surroundings): boolean {
  const code = besides(around, open);
  // A line behind a comma or a bracket is a part of a call.
  const given = new RegExp(`(?:^|[^\\s,([{\\\\])[ \\t]*\\r?\\n\\s*${name}[ \\t]*=(?!=)[ \\t]*([^\\n]*)`, 'g');
  return code !== null && Array.from(code.matchAll(given)).some(([, value]) => !JOINED.test(value!));
}
const JOINED = /^[\w.]*(?:cat|concat|concatenate|hstack)\s*\(/;

/** By the text alone: nothing outside of the loop gives the name its first value. */
export function startsInside({ name }: Grown, around: Surroundings): boolean {
  const loop = around.innermostLoop;
  const word = new RegExp(`(?<![\\w.])${name}\\b`, 'g');
  const count = (text: string): number => text.match(word)?.length ?? 0;
  return loop !== null && count(around.unit) <= count(loop.before) + count(loop.behind);
}

const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;
/** Another scope, or a test that goes on in the next line: what is read there is left to the tree. */
const UNCLEAR = /"""|'''|\b(?:lambda|def|del|global|nonlocal)\b|^[ \t]*(?:if|elif)\b(?![^\n]*:[ \t\r]*$)/m;

/** The body of the innermost loop without the parts that a line joins, comments and strings; null where that is unclear. */
function besides(around: Surroundings, open: number): string | null {
  const loop = around.innermostLoop;
  const head = loop && loopHeadOf(loop.before);
  const length = head ? head.body : /^[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n/.exec(loop?.before ?? '')?.[0].length;
  if (!loop || length === undefined) return null;
  const behind = loop.behind.slice(open);
  const parts = lengthOfBracket(behind);
  if (parts === null) return null;
  const code = withoutComments(`${loop.before.slice(length)}${behind.slice(parts)}`);
  return UNCLEAR.test(code) ? null : code.replace(STRING, "''");
}

/** True when a name is read in a line that is no test, beside what it is given. */
function isRead(name: string, code: string): boolean {
  const given = new RegExp(`^[^=(]*\\b${name}\\b[^=(]*=(?!=)`);
  const read = new RegExp(`(?<![\\w.])${name}\\b(?!\\s*=(?!=))`);
  return code.split('\n').some((line) => read.test(line) && !given.test(line) && !/^\s*(?:if|elif)\b/.test(line));
}

/** How long the bracket is that a text begins with, or null where it does not close. */
function lengthOfBracket(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    else if (')]}'.includes(text[at]!) && --depth === 0) return at + 1;
  }
  return null;
}
