import { evaluatedWithGradients } from '../../context/inference/evaluation.ts';
import { mayRunBehind } from '../../context/inference/evaluationText.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * After the captured `model.eval()` the model runs forward with gradients on, and nothing is learned from it. The forward
 * pass becomes the region.
 */
export const evaluatesWithGradients: Guard = {
  name: 'evaluatesWithGradients',
  takes: { eval: 'capture' },
  mayStand: mayRunBehind,
  ask(match, args) {
    const evalCall = match.node(args.text('eval'));
    const forward = evaluatedWithGradients(evalCall, match.file);
    if (!forward) return 'no';
    match.see('eval', evalCall);
    match.setRegion(forward.call);
    match.growTo(forward.call);
    return sure(forward.certain);
  },
};
