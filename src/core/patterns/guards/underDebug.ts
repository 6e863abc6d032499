import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const DEBUG = /debug|eager|test|verbose|inspect/i;

/** The captured node runs only for debugging: under an `if` that says so, or in a function named after it. */
export const underDebug: Guard = {
  name: 'underDebug',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    for (const around of node.ancestors()) {
      if (['if_statement', 'elif_clause'].includes(around.kind) && DEBUG.test(around.field('condition')?.text ?? ''))
        return 'yes';
    }
    return yesIf(DEBUG.test(functionOf(node)?.field('name')?.text ?? ''));
  },
};
