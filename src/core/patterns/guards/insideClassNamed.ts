import { classOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The name of the class around the captured node has one of the words in it, in any case. */
export const insideClassNamed: Guard = {
  name: 'insideClassNamed',
  takes: { node: 'capture', words: 'words' },
  ask(match, args) {
    const name =
      classOf(match.node(args.text('node')))
        ?.field('name')
        ?.text.toLowerCase() ?? '';
    return yesIf(args.list('words').some((word) => name.includes(word.toLowerCase())));
  },
};
