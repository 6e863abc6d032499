import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** One of the words stands anywhere in the file: a weak hint, good enough to stay silent on. */
export const fileHasWord: Guard = {
  name: 'fileHasWord',
  takes: { words: 'words' },
  needs: (args) => [{ words: args.list('words') }],
  ask: (match, args) => yesIf(args.list('words').some((word) => match.file.hasWord(word))),
};
