import { hasWord } from '../../source/words.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** One of the words stands anywhere in the file: a weak hint, good enough to stay silent on. */
export const fileHasWord: Guard = {
  name: 'fileHasWord',
  takes: { words: 'words' },
  needs: (args) => [{ words: args.list('words') }],
  holdsIn: ({ text, words }, args) => args.list('words').some((word) => words.has(word) || hasWord(word, text)),
  ask: (match, args) => yesIf(args.list('words').some((word) => match.file.hasWord(word))),
};
