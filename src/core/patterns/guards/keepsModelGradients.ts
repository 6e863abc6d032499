import { mayBeKept } from '../../context/inference/evaluationText.ts';
import { keptWithGradients } from '../../context/inference/keptModel.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The model of the captured `eval()` is kept, and another function of this file runs it forward with gradients on. The
 * forward pass becomes the region.
 */
export const keepsModelGradients: Guard = {
  name: 'keepsModelGradients',
  takes: { eval: 'capture' },
  mayStand: mayBeKept,
  ask(match, args) {
    const evalCall = match.node(args.text('eval'));
    const forward = keptWithGradients(evalCall, match.file);
    if (!forward) return 'no';
    match.see('eval', evalCall);
    match.setRegion(forward.call);
    match.growTo(forward.call);
    return sure(forward.certain);
  },
};
