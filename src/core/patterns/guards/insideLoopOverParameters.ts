import { loopNames } from '../../context/copies.ts';
import { loopsAround } from '../../context/loops.ts';
import { positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';

const PARAMETERS = /\.(?:parameters|named_parameters)\(|\bstate_dict\(\)|\b(?:params|parameters|grads|gradients)$/;

/** The other way to reduce, that the choice is between. */
const IN_BUCKETS = /coalesc|bucket|flat|fuse/i;

/**
 * The captured call takes what a loop over the parameters or gradients of a model gives, one at a time, and is not the
 * other choice beside reducing them in buckets.
 */
export const insideLoopOverParameters: Guard = {
  name: 'insideLoopOverParameters',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const root = positional(node)[0]?.text.match(/^\w+/)?.[0];
    for (const loop of loopsAround(node)) {
      const over = loop.field('right');
      if (!over || !PARAMETERS.test(over.text) || !root || !loopNames(loop).includes(root)) continue;
      const choice = loop.enclosing('if_statement', 'function_definition');
      if (choice?.kind === 'if_statement' && IN_BUCKETS.test(choice.field('condition')?.text ?? '')) return 'no';
      match.see('parameters', over);
      return 'yes';
    }
    return 'no';
  },
};
