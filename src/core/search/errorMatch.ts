import type { ErrorMessage } from '../knowledge/errorMessage.ts';

const compiled = new WeakMap<ErrorMessage, RegExp>();

/** Any run of blanks and line breaks as one space: terminals wrap messages and people paste them so. */
export const flattenMessage = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** @throws SyntaxError when the record's expression is malformed. */
export function matchesError(error: ErrorMessage, text: string): boolean {
  let expression = compiled.get(error);
  if (!expression) compiled.set(error, (expression = new RegExp(error.match, 'i')));
  return expression.test(flattenMessage(text));
}
