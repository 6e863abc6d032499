import { IN_TURN, recursOverSteps as recurs } from '../../context/loops/recurrence.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const HEADER = /^[ \t]*for\s[^\n]*?\sin\s([^\n]+):[ \t]*\n/;

/** Each turn of the captured loop over numbered steps computes a tensor or a state from that of the turn before. */
export const recursOverSteps: Guard = {
  name: 'recursOverSteps',
  takes: { loop: 'capture' },
  mayStand: ({ statement }) => {
    const over = HEADER.exec(statement)?.[1];
    return over === undefined || /^\w+\(/.test(over) || IN_TURN.test(over);
  },
  ask: (match, args) => yesIf(recurs(match.node(args.text('loop')), match.file)),
};
