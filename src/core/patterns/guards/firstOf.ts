import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression is the first place of the file that uses one of the library names: for what is told once a file. */
export const firstOf: Guard = {
  name: 'firstOf',
  takes: { node: 'capture', apis: 'names' },
  ask(match, args) {
    const { start } = match.node(args.text('node'));
    const uses = args.list('apis').flatMap((api) => match.file.usesOf(api));
    return yesIf(uses.every((use) => use.start >= start));
  },
};
