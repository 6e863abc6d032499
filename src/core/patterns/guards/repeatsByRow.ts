import { repeatsByRow as isRowLoop } from '../../context/batchRows.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured loop does the same tensor arithmetic for each row of a batch. */
export const repeatsByRow: Guard = {
  name: 'repeatsByRow',
  takes: { loop: 'capture' },
  ask: (match, args) => yesIf(isRowLoop(match.node(args.text('loop')), match.file)),
};
