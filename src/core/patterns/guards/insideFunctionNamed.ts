import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The name of the function (or method) around the captured node has one of the words in it. */
export const insideFunctionNamed: Guard = {
  name: 'insideFunctionNamed',
  takes: { node: 'capture', words: 'words' },
  ask(match, args) {
    const name =
      functionOf(match.node(args.text('node')))
        ?.field('name')
        ?.text.toLowerCase() ?? '';
    return yesIf(args.list('words').some((word) => name.includes(word)));
  },
};
