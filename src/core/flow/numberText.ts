import type { Surroundings } from '../source/surroundings.ts';

const MAX_DEPTH = 4;
/** What makes one number or truth of a tensor, as a method or a function. */
const REDUCES =
  /\.\s*(?:any|all|max|min|sum|mean|norm|amax|amin|argmax|argmin|multinomial|equal|allclose|count_nonzero)\s*\(/;
const COUNTS = /(?<![.\w])(?:any|all|max|min|sum)\s*\(/g;
/** Names that are assigned a token that was drawn are numbers too. */
const PICKS = /argmax|multinomial|sample\w*\s*\(/;
/** Parts of tensors that are no numbers, sizes and entries of dictionaries. */
const NO_ELEMENT = /(?:\.\s*shape|size\s*\(\s*\))\s*\[[^[\]]*\]|\[[^[\]]*["':?][^[\]]*\]/g;
const NAME = /(?<![.\w"'])[A-Za-z_]\w*(?![\w"'])(?!\s*(?:[.(]|=(?!=)))/g;
const NO_NAME = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else', 'for', 'None', 'True', 'False', 'self', 'cls']);

/**
 * By its text alone, whether an expression may hold one number or truth of a tensor: a reduction, an element, or a name that
 * is given one somewhere in the text. What is too long to be read may.
 */
export function mayHoldNumber(expression: string, around: Surroundings): boolean {
  if (holdsNumber(expression)) return true;
  const seen = new Set<string>();
  let names = namesIn(expression);
  for (let depth = 0; depth <= MAX_DEPTH && names.length; depth++) {
    const given = names.map((name) => valuesOf(name, around));
    if (given.some(({ isNumber }) => isNumber)) return true;
    for (const name of names) seen.add(name);
    names = [...new Set(given.flatMap((values) => values.names))].filter((name) => !seen.has(name));
  }
  return false;
}

const holdsNumber = (expression: string): boolean =>
  REDUCES.test(expression) || countsTensor(expression) || /[\w)\]]\s*\[/.test(expression.replace(NO_ELEMENT, ''));

/** Whether a name is given a number as a whole, or else the names of which it is made. */
const valuesOf = (
  name: string,
  around: Surroundings,
): { readonly isNumber: boolean; readonly names: readonly string[] } =>
  around.remember(`numbers given to ${name}`, () => {
    const values = around.givenTo(name).flatMap(({ value, isWhole }) => (isWhole ? [value] : []));
    const isNumber = values.some((value) => value === null || holdsNumber(value) || PICKS.test(value));
    return { isNumber, names: isNumber ? [] : values.flatMap((value) => namesIn(value!)) };
  });

/** `max(x)` or `all(ids == end)`: what goes over elements by itself holds no tensor as a whole, unless it sums up gradients. */
const countsTensor = (expression: string): boolean =>
  /\bsum\s*\([^]*\.grad\b/.test(expression) ||
  [...expression.matchAll(COUNTS)].some(({ index }) => !/\bfor\b/.test(expression.slice(index)));

const namesIn = (expression: string): readonly string[] =>
  [...new Set(expression.match(NAME))].filter((name) => !NO_NAME.has(name));
