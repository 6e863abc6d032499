import { mayRepeatByRow, repeatsByRow as isRowLoop } from '../../context/loops/batchRows.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const BATCH_LOOP =
  /^\s*(?:async\s+)?for\s+\w+\s+in\s+range\s*\([^\n]*(?:\bb|size|shape|n_?batch|num_envs|\bN\b|\(\s*[a-z]{1,3}\s*\)\s*:)/i;

/** The captured loop does the same tensor arithmetic for each row of a batch. */
export const repeatsByRow: Guard = {
  name: 'repeatsByRow',
  takes: { loop: 'capture' },
  mayStand: (around) => {
    const head = around.loopHead;
    return head !== null && around.says(BATCH_LOOP) && (!head || mayRepeatByRow(around, head));
  },
  ask: (match, args) => yesIf(isRowLoop(match.node(args.text('loop')), match.file)),
};
