import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';
import { REDUCES } from './handedOver.ts';

/** The captured copy takes a whole tensor to NumPy, for a scaler, a metric or a plot; what was reduced first is none. */
export const keptAsNumpy: Guard = {
  name: 'keptAsNumpy',
  takes: { copy: 'capture' },
  ask(match, args) {
    const copy = match.node(args.text('copy'));
    if (REDUCES.test(copy.text)) return 'no';
    const method = copy.parent?.kind === 'attribute' && copy.parent.field('object') === copy ? copy.parent : null;
    return yesIf(method?.field('attribute')?.text === 'numpy' && method.parent?.kind === 'call');
  },
};
