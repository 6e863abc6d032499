import { runsPerItem } from '../../context/loops/items.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call runs once for every item of a collection, and no item needs what another gave. */
export const calledPerItem: Guard = {
  name: 'calledPerItem',
  takes: { call: 'capture' },
  ask: (match, args) => yesIf(runsPerItem(match.node(args.text('call')), match.file)),
};
