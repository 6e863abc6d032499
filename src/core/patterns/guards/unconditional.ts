import { isConditional } from '../../context/loops/conditions.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node runs whenever its function does: it stands under no `if` but the one of a script's own start. */
export const unconditional: Guard = {
  name: 'unconditional',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(!isConditional(match.node(args.text('node')))),
};
