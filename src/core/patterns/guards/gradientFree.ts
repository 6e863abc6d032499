import { isGradientFree } from '../../context/inference/gradients.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** No autograd graph is built where the captured node stands. */
export const gradientFree: Guard = {
  name: 'gradientFree',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(isGradientFree(match.node(args.text('node')), match.file)),
};
