import { loopsAround } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

const CHOICES: ReadonlySet<string> = new Set([
  'if_statement',
  'except_clause',
  'conditional_expression',
  'boolean_operator',
  'case_clause',
]);

/** Inside its loop the captured node stands under a test or in the handling of an error. */
export const underCondition: Guard = {
  name: 'underCondition',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const [loop] = loopsAround(node);
    for (const around of node.ancestors()) {
      if (around === loop) return 'no';
      if (CHOICES.has(around.kind)) return 'yes';
    }
    return 'no';
  },
};
