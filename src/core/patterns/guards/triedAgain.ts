import { innermostLoop } from '../../context/loops/loops.ts';
import { endsLoop } from '../../context/loops/retries.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node runs through once: the loop around it only tries again until it does. */
export const triedAgain: Guard = {
  name: 'triedAgain',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const loop = innermostLoop(node);
    return yesIf(loop !== null && endsLoop(node, loop));
  },
};
