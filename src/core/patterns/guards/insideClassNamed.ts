import { classOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The name of the class around the captured node has one of the words in it, in any case. */
export const insideClassNamed: Guard = {
  name: 'insideClassNamed',
  takes: { node: 'capture', words: 'words' },
  mayStand: ({ owner }, args) => owner !== null && hasWord(owner, args.list('words')),
  ask(match, args) {
    const name = classOf(match.node(args.text('node')))?.field('name')?.text ?? '';
    return yesIf(hasWord(name, args.list('words')));
  },
};

const hasWord = (name: string, words: readonly string[]): boolean =>
  words.some((word) => name.toLowerCase().includes(word.toLowerCase()));
