import { endsOnHost, forwardBehind, isRunByOthers } from '../../context/hostForward.ts';
import { runsOnceAfterTraining } from '../../context/evaluation.ts';
import { isGradientFree } from '../../context/gradients.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured value, on its way to the host, comes from a forward pass with gradients on of which everything ends on the
 * host. The forward pass becomes the region.
 */
export const forwardEndsOnHost: Guard = {
  name: 'forwardEndsOnHost',
  takes: { value: 'capture' },
  ask(match, args) {
    const { file } = match;
    const value = match.node(args.text('value'));
    const forward = forwardBehind(value, file);
    if (!forward || isRunByOthers(value) || isGradientFree(forward.call, file)) return 'no';
    if (runsOnceAfterTraining(forward.call, file.unitOf(forward.call), file)) return 'no';
    if (!endsOnHost(forward.call, file)) return 'no';
    match.see('host', value);
    match.setRegion(forward.call);
    match.growTo(forward.call);
    return sure(forward.certain);
  },
};
