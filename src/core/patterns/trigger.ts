/**
 * A word that leads to a place, with what has to stand beside it. Written `.item(` it is only a method that is called,
 * `int(` only a call, `optim=` only a keyword argument; a bare word is taken wherever it stands. The neighbours cost
 * nothing to look at, the syntax tree does.
 */
export interface Trigger {
  readonly word: string;
  readonly before: '.' | '';
  readonly after: '(' | '=' | '';
}

const WRITTEN = /^(\.?)(\w+)([(=]?)$/;

/** @throws Error when this is not a word with an optional dot before and an optional bracket or equals sign after it. */
export function readTrigger(written: string): Trigger {
  const [, before = '', word = '', after = ''] = WRITTEN.exec(written) ?? [];
  if (!word) throw new Error(`${written} is not a trigger word`);
  return { word, before: before as Trigger['before'], after: after as Trigger['after'] };
}

/** True when the trigger stands at `at` in the text, where its word is known to stand. */
export function standsAt({ word, before, after }: Trigger, text: string, at: number): boolean {
  if (before && !/\.\s*$/.test(text.slice(Math.max(0, at - 40), at))) return false;
  if (!after) return true;
  let next = at + word.length;
  while (text[next] === ' ') next++;
  return text[next] === after;
}
