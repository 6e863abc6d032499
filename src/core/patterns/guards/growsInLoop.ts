import { growingLoop, mayFeed } from '../../context/loops/feeding.ts';
import type { Guard } from '../guard.ts';

/** The captured name grows in a loop by what the captured list joins to it, and each turn gives all of it to a model. */
export const growsInLoop: Guard = {
  name: 'growsInLoop',
  takes: { name: 'capture', parts: 'capture' },
  mayStand: mayFeed,
  ask(match, args) {
    const loop = growingLoop(match.node(args.text('name')), match.node(args.text('parts')), match.file);
    if (!loop) return 'no';
    match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
    return 'yes';
  },
};
