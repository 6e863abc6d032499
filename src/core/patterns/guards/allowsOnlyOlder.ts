import type { Guard, GuardArguments } from '../guard.ts';
import { yesIf } from '../match.ts';
import type { ProjectFacts } from '../project.ts';
import { versionAtLeast } from '../versions.ts';

/** The project states versions of a library, and all of them are older than this. */
export const allowsOnlyOlder: Guard = {
  name: 'allowsOnlyOlder',
  takes: { library: 'name', than: 'name' },
  holdsIn: (_, args, project) => isOlder(project, args),
  ask: (match, args) => yesIf(isOlder(match.file.project, args)),
};

const isOlder = ({ versions }: ProjectFacts, args: GuardArguments): boolean =>
  versionAtLeast(versions[args.text('library')], args.text('than')) === 'no';
