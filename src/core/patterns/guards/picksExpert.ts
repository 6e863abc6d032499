import { loopByIndex } from '../../context/models/experts.ts';
import type { Guard } from '../guard.ts';

/** The captured element of a list of experts is the turn's, in a loop that says nothing of experts; it becomes the region. */
export const picksExpert: Guard = {
  name: 'picksExpert',
  takes: { element: 'capture' },
  mayStand: ({ inLoop }) => inLoop,
  ask(match, args) {
    const loop = loopByIndex(match.node(args.text('element')), match.file);
    const over = loop?.field('right');
    if (!loop || !over) return 'no';
    match.setRegion(over);
    match.growTo(loop);
    return 'yes';
  },
};
