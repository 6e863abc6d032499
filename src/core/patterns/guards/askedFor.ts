import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node stands in the arm of a test that names one of the settings, wherever in its function. */
export const askedFor: Guard = {
  name: 'askedFor',
  takes: { node: 'capture', words: 'words' },
  needs: (args) => [{ words: args.list('words') }],
  ask(match, args) {
    const named = new RegExp(`(?<!\\w)(?:${args.list('words').join('|')})(?!\\w)`);
    let arm = match.node(args.text('node'));
    for (const around of arm.ancestors()) {
      const test =
        around.kind === 'conditional_expression'
          ? around.children[1]
          : ['if_statement', 'elif_clause'].includes(around.kind)
            ? around.field('condition')
            : null;
      const isElse = arm.kind === 'else_clause' || arm.kind === 'elif_clause';
      if (test && !isElse && named.test(test.text)) return 'yes';
      arm = around;
    }
    return yesIf(false);
  },
};
