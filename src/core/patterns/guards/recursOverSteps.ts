import { isElsewhere, mayGoOverSteps, mayRecur, recursOverSteps as recurs } from '../../context/loops/recurrence.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Each turn of the captured loop over numbered steps computes a tensor or a state from that of the turn before. */
export const recursOverSteps: Guard = {
  name: 'recursOverSteps',
  takes: { loop: 'capture' },
  mayStand: (around) => {
    const head = around.loopHead;
    if (!head) return head === undefined;
    return mayGoOverSteps(head) && !isElsewhere(around.definition ?? '') && mayRecur(head, around.loopCode);
  },
  ask: (match, args) => yesIf(recurs(match.node(args.text('loop')), match.file)),
};
