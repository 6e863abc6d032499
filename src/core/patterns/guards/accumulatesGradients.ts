import { accumulationOf } from '../../context/training/accumulation.ts';
import type { Guard } from '../guard.ts';

/** The captured backward pass runs on every turn of a loop whose optimizer steps only on some of them. */
export const accumulatesGradients: Guard = {
  name: 'accumulatesGradients',
  takes: { backward: 'capture' },
  ask(match, args) {
    const test = accumulationOf(match.node(args.text('backward')), match.file);
    if (!test) return 'no';
    match.see('step', test);
    match.growTo(test);
    return 'yes';
  },
};
