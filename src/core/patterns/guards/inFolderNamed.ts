import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file lies in a folder of one of these names, at any depth. */
export const inFolderNamed: Guard = {
  name: 'inFolderNamed',
  takes: { folders: 'words' },
  ask(match, args) {
    const folders = match.file.id.split(/[\\/]/).slice(0, -1);
    return yesIf(args.list('folders').some((name) => folders.includes(name)));
  },
};
