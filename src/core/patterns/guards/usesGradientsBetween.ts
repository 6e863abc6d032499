import { usesGradientsEachTurn } from '../../context/training/accumulation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * Gradients are clipped, unscaled or read after the captured backward pass on every turn of its loop, not only when the
 * optimizer steps: they have to be those of all processes each time.
 */
export const usesGradientsBetween: Guard = {
  name: 'usesGradientsBetween',
  takes: { backward: 'capture' },
  ask: (match, args) => yesIf(usesGradientsEachTurn(match.node(args.text('backward')), match.file)),
};
