import { loopsAround } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

/** A mask that the caller has made whole, instead of one number a token. */
const WHOLE_MASK =
  /mask\w*\.(?:dim\(\)|ndim|ndimension\(\))\s*==\s*[34]|len\(\w*mask\w*\.(?:shape|size\(\))\)\s*==\s*[34]/;
const SEARCH = /backtrack|line_?search/i;

/** The captured node runs only for a mask of a shape that hardly any caller gives, or in a search that goes by its value. */
export const underRareShape: Guard = {
  name: 'underRareShape',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    for (const loop of loopsAround(node)) if (SEARCH.test(loop.field('right')?.text ?? '')) return 'yes';
    for (const around of node.ancestors()) {
      if (around.kind === 'function_definition') return 'no';
      const test = /^(?:if_statement|elif_clause)$/.test(around.kind) ? around.field('condition')! : null;
      if (test && test.end < node.start && WHOLE_MASK.test(test.text)) return 'yes';
    }
    return 'no';
  },
};
