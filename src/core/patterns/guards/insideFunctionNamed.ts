import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The name of the function (or method) around the captured node has one of the words in it. */
export const insideFunctionNamed: Guard = {
  name: 'insideFunctionNamed',
  takes: { node: 'capture', words: 'words' },
  mayStand: (around, args) => hasWord(around.definition ?? '', args.list('words')),
  needs: (args) => [{ words: [], defined: new RegExp(args.list('words').join('|'), 'i') }],
  ask(match, args) {
    const name = functionOf(match.node(args.text('node')))?.field('name')?.text ?? '';
    return yesIf(hasWord(name, args.list('words')));
  },
};

const hasWord = (name: string, words: readonly string[]): boolean =>
  words.some((word) => name.toLowerCase().includes(word));
