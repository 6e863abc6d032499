import { guardClauses } from '../../context/loops/guardClauses.ts';
import { backwardPasses, innermostLoop, isOccasional } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call stands beside the backward pass in the innermost loop, under no test and behind none that skips the
 * rest of the turn: it runs in every training step. In a loop over epochs around the loop of the steps it does not.
 */
export const savedEveryStep: Guard = {
  name: 'savedEveryStep',
  takes: { call: 'capture' },
  mayStand: ({ inLoop }) => inLoop,
  ask(match, args) {
    const call = match.node(args.text('call'));
    const loop = innermostLoop(call);
    if (!loop || isOccasional(call, loop, match.file)) return 'no';
    const passes = backwardPasses(match.file, loop).filter((pass) => innermostLoop(pass) === loop);
    if (!passes.length) return 'no';
    for (const around of call.ancestors()) {
      if (around === loop) break;
      if (['if_statement', 'except_clause', 'conditional_expression'].includes(around.kind)) return 'no';
    }
    // A turn that is skipped before its backward pass is no training step.
    for (const test of guardClauses(call, loop)) if (passes.some((pass) => pass.end <= test.start)) return 'no';
    match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
    return 'yes';
  },
};
