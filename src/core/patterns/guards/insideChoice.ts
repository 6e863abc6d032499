import { isScope } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const CHOICES = new Set(['if_statement', 'conditional_expression', 'except_clause', 'match_statement']);

/** The captured node runs by choice: under an `if`, in an arm of a conditional expression, or after an error. */
export const insideChoice: Guard = {
  name: 'insideChoice',
  takes: { node: 'capture' },
  ask(match, args) {
    for (const around of match.node(args.text('node')).ancestors()) {
      if (isScope(around)) break;
      if (CHOICES.has(around.kind) && !/__name__/.test(around.field('condition')?.text ?? '')) return 'yes';
    }
    return yesIf(false);
  },
};
