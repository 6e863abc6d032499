import { methodsOn, movesToGpu } from '../../context/placement.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What the captured call makes is moved to a GPU in the same function, or to a device chosen elsewhere. */
export const movedToGpu: Guard = {
  name: 'movedToGpu',
  takes: { call: 'capture' },
  ask: (match, args) => yesIf(methodsOn(match.node(args.text('call')), match.file).some(movesToGpu)),
};
