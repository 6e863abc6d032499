import { backwardPasses, innermostLoop, isOccasional } from '../../context/loops.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call stands beside the backward pass in the innermost loop and under no test: it runs in every training
 * step. In a loop over epochs around the loop of the steps it does not.
 */
export const savedEveryStep: Guard = {
  name: 'savedEveryStep',
  takes: { call: 'capture' },
  mayStand: ({ inLoop }) => inLoop,
  ask(match, args) {
    const call = match.node(args.text('call'));
    const loop = innermostLoop(call);
    if (!loop || isOccasional(call, loop, match.file)) return 'no';
    if (!backwardPasses(match.file, loop).some((pass) => innermostLoop(pass) === loop)) return 'no';
    for (const around of call.ancestors()) {
      if (around === loop) break;
      if (['if_statement', 'except_clause', 'conditional_expression'].includes(around.kind)) return 'no';
    }
    match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
    return 'yes';
  },
};
