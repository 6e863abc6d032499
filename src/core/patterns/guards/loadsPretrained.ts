import { loadedBy } from '../../context/inference/pretrained.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call loads one of these library classes (or one that derives from it) by `from_pretrained` or the like.
 * A class chosen elsewhere is undecided, or, with `likely: true`, taken for one.
 */
export const loadsPretrained: Guard = {
  name: 'loadsPretrained',
  takes: { call: 'capture', of: 'names', likely: 'flag?' },
  ask(match, args) {
    const loaded = loadedBy(match.node(args.text('call')), match.file);
    if (!loaded) return 'no';
    const { of } = loaded;
    if (of === undefined) return args.flag('likely') ? 'inferred' : 'unknown';
    return args.list('of').some((wanted) => match.file.names.apis.isKind(of, wanted)) ? 'yes' : 'no';
  },
};
