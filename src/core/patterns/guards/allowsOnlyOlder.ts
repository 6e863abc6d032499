import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';
import { versionAtLeast } from '../versions.ts';

/** The project states versions of a library, and all of them are older than this. */
export const allowsOnlyOlder: Guard = {
  name: 'allowsOnlyOlder',
  takes: { library: 'name', than: 'name' },
  ask: (match, args) =>
    yesIf(versionAtLeast(match.file.project.versions[args.text('library')], args.text('than')) === 'no'),
};
