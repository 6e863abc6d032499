import { loopNames } from '../../context/copies.ts';
import { loopsAround } from '../../context/loops.ts';
import { positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';

const PARAMETERS =
  /\.(?:parameters|named_parameters|buffers|named_buffers)\(|\bstate_dict\(\)|\b(?:params|parameters|grads|gradients)$/;

/** The captured call takes what a loop over the parameters, buffers or gradients of a model gives, one at a time. */
export const insideLoopOverParameters: Guard = {
  name: 'insideLoopOverParameters',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const root = positional(node)[0]?.text.match(/^\w+/)?.[0];
    for (const loop of loopsAround(node)) {
      const over = loop.field('right');
      if (!over || !PARAMETERS.test(over.text) || !root || !loopNames(loop).includes(root)) continue;
      match.see('parameters', over);
      return 'yes';
    }
    return 'no';
  },
};
