import { collectingLoop } from '../../context/loops/growth.ts';
import { mayCollect } from '../../context/loops/growthByText.ts';
import type { Guard } from '../guard.ts';

/** The captured name grows in a loop by what the captured list joins to it, and the loop uses it for nothing else. */
export const collectsInLoop: Guard = {
  name: 'collectsInLoop',
  takes: { name: 'capture', parts: 'capture' },
  mayStand: mayCollect,
  ask(match, args) {
    const loop = collectingLoop(match.node(args.text('name')), match.node(args.text('parts')), match.file);
    if (!loop) return 'no';
    match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
    return 'yes';
  },
};
