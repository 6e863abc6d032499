import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';
import { REDUCES } from './handedOver.ts';

/** Features of all batches fill the device soon. */
const FEATURES = /^\w*(?:feat|embed|latent|hidden)/i;

/**
 * The captured copy of a whole tensor is for the host: it goes to NumPy, for a scaler, a metric or a plot, it is printed,
 * or its name says that it holds features. What was reduced to a number first is none.
 */
export const keptOnHost: Guard = {
  name: 'keptOnHost',
  takes: { copy: 'capture' },
  ask(match, args) {
    const copy = match.node(args.text('copy'));
    if (REDUCES.test(copy.text)) return 'no';
    if (FEATURES.test(copy.text) || isPrinted(copy)) return 'yes';
    const method = copy.parent?.kind === 'attribute' && copy.parent.field('object') === copy ? copy.parent : null;
    return yesIf(method?.field('attribute')?.text === 'numpy' && method.parent?.kind === 'call');
  },
};

function isPrinted(copy: Node): boolean {
  for (const around of copy.ancestors()) {
    if (around.kind.endsWith('_statement')) return false;
    if (around.kind === 'call' && around.field('function')!.text === 'print') return true;
  }
  return false;
}
