import { callersOf } from '../../context/callers.ts';
import { BACKWARD_PASS, backwardPasses, innermostLoop, isOccasional } from '../../context/loops.ts';
import type { Guard } from '../guard.ts';

/** The captured node stands, in no loop, in a function that runs one backward pass and that this file calls in a loop. */
export const insideStepFunction: Guard = {
  name: 'insideStepFunction',
  takes: { node: 'capture' },
  needs: () => [BACKWARD_PASS],
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { file } = match;
    const unit = file.unitOf(node);
    if (unit.kind !== 'function_definition' || innermostLoop(node)) return 'no';
    const isStep = backwardPasses(file, unit).some((call) => file.unitOf(call) === unit && !innermostLoop(call));
    if (!isStep || isOccasional(node, unit, file)) return 'no';
    const caller = callersOf(unit, file).find((call) => innermostLoop(call));
    if (!caller) return 'no';
    match.see('caller', caller);
    return 'yes';
  },
};
