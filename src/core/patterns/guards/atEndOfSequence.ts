import { loopsAround } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

/** What says that a sequence has come to its end. */
const ENDS = /\beos|_eos|\bend_?(?:id|token|of)|_end\b|stop|finish|\bdone|complet|early/i;

/**
 * The captured node stands in a branch of a loop that is only taken where a sequence ends, which is once for each of
 * them and not at every token; the condition itself is none.
 */
export const atEndOfSequence: Guard = {
  name: 'atEndOfSequence',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const outermost = [...loopsAround(node)].at(-1);
    let child = node;
    for (const around of node.ancestors()) {
      if (around === outermost) return 'no';
      const isBranch = around.kind === 'if_statement' && around.field('consequence') === child;
      if (isBranch && ENDS.test(around.field('condition')!.text)) return 'yes';
      child = around;
    }
    return 'no';
  },
};
