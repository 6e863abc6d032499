import { readsOf } from '../../context/loops/reads.ts';
import { innermostLoop } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The index that the captured call makes is searched once in the function that makes it, which keeps it nowhere. */
export const searchedInPlace: Guard = {
  name: 'searchedInPlace',
  takes: { made: 'capture' },
  ask(match, args) {
    const { file } = match;
    const made = match.node(args.text('made'));
    const target = made.parent?.kind === 'assignment' ? made.parent.field('left') : null;
    if (target?.kind !== 'identifier' || file.unitOf(made).kind !== 'function_definition') return 'no';
    const reads = readsOf(target, file);
    const searches = reads.filter(({ parent }) => parent?.kind === 'attribute' && /\.search$/.test(parent.text));
    const stays = reads.every(({ parent }) => parent?.kind === 'attribute');
    return yesIf(stays && searches.length === 1 && innermostLoop(searches[0]!) === innermostLoop(made));
  },
};
