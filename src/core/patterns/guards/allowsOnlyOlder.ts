import { hasWord } from '../../source/words.ts';
import type { Guard, GuardArguments } from '../guard.ts';
import { yesIf } from '../match.ts';
import type { ProjectFacts } from '../project.ts';
import { versionAtLeast } from '../versions.ts';

/**
 * The project states versions of a library, and all of them are older than this; with `words`, in a file where one of
 * them stands.
 */
export const allowsOnlyOlder: Guard = {
  name: 'allowsOnlyOlder',
  takes: { library: 'name', than: 'name', words: 'words?' },
  holdsIn: ({ text, words }, args, project) =>
    isOlder(project, args) && speaksOf(args, (word) => words.has(word) || hasWord(word, text)),
  ask: ({ file }, args) => yesIf(isOlder(file.project, args) && speaksOf(args, (word) => file.hasWord(word))),
};

const speaksOf = (args: GuardArguments, stands: (word: string) => boolean): boolean => {
  const words = args.list('words');
  return !words.length || words.some(stands);
};

const isOlder = ({ versions }: ProjectFacts, args: GuardArguments): boolean =>
  versionAtLeast(versions[args.text('library')], args.text('than')) === 'no';
