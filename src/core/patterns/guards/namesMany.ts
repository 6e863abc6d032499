import { namesSeveral } from '../../context/loops/severalItems.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression is a list of several, or is named as several things: `sentences`, `row["texts"]`, `corpus`. */
export const namesMany: Guard = {
  name: 'namesMany',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(namesSeveral(match.node(args.text('node')))),
};
