import { recursOverSteps as recurs } from '../../context/recurrence.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Each turn of the captured loop over numbered steps computes a tensor or a state from that of the turn before. */
export const recursOverSteps: Guard = {
  name: 'recursOverSteps',
  takes: { loop: 'capture' },
  ask: (match, args) => yesIf(recurs(match.node(args.text('loop')), match.file)),
};
