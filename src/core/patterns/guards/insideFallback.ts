import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node runs only when something else did not work: it stands in an `except` clause. */
export const insideFallback: Guard = {
  name: 'insideFallback',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(match.node(args.text('node')).enclosing('except_clause') !== null),
};
