import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';
import { versionAtLeast } from '../versions.ts';

/** The project states versions of a library, and one older than this is among them. */
export const promisesOlder: Guard = {
  name: 'promisesOlder',
  takes: { library: 'name', than: 'name' },
  ask(match, args) {
    const stated = match.file.project.versions[args.text('library')];
    return yesIf(stated !== undefined && versionAtLeast(stated, args.text('than')) !== 'yes');
  },
};
