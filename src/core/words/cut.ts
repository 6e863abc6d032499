import { oneLine } from './escape.ts';

/** What is said of a comment or a configuration has to be read in one line of a list. */
export const MAX_MESSAGE = 120;

/** A text of somebody's file on one line, cut where it is long. */
export function cut(text: string, most: number): string {
  const line = oneLine(text.slice(0, most));
  return text.length > most ? `${line}…` : line;
}
