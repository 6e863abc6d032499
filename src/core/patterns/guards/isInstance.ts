import type { Guard } from '../guard.ts';

/**
 * The captured expression is an instance of one of the classes (or of one that derives from it). A thing of unknown
 * type is undecided, or, with `likely: true`, taken for one.
 */
export const isInstance: Guard = {
  name: 'isInstance',
  takes: { node: 'capture', of: 'names', likely: 'flag?' },
  ask(match, args) {
    const { names } = match.file;
    const meaning = names.meaningOf(match.node(args.text('node')));
    if (meaning.kind === 'instance') {
      return args.list('of').some((of) => names.apis.isKind(meaning.of, of)) ? 'yes' : meaning.of ? 'no' : 'unknown';
    }
    if (meaning.kind === 'unknown' || meaning.kind === 'member') return args.flag('likely') ? 'inferred' : 'unknown';
    return 'no';
  },
};
