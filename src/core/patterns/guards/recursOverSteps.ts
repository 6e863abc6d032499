import { mayRecur, recursOverSteps as recurs } from '../../context/loops/recurrence.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const HEADER = /^[ \t]*for\s+([^\n]*?)\s+in\s+([^\n]+?)[ \t]*:[ \t]*(?:#[^\n]*)?\n/;
const LOOP = /^[ \t]*(?:async[ \t]+)?for\b/;

/** Each turn of the captured loop over numbered steps computes a tensor or a state from that of the turn before. */
export const recursOverSteps: Guard = {
  name: 'recursOverSteps',
  takes: { loop: 'capture' },
  mayStand: (around) => {
    if (!around.says(LOOP)) return false;
    const header = HEADER.exec(around.statement);
    // A header of several lines is left to the tree.
    return !header || mayRecur(header[1]!, header[2]!, around.block.slice(header[0].length));
  },
  ask: (match, args) => yesIf(recurs(match.node(args.text('loop')), match.file)),
};
