import { collectingLoop } from '../../context/loops/growth.ts';
import type { Guard } from '../guard.ts';

/** `x = cat([x, part])` or `x = cat([part, x])`. */
const GROWS = /^\s*(\w+)[^=\n]*=\s*[\w.]+\(\s*(?:\w+\s*=\s*)?[[(][^=]*\b\1\b/;

/** The captured name grows in a loop by what the captured list joins to it, and the loop uses it for nothing else. */
export const collectsInLoop: Guard = {
  name: 'collectsInLoop',
  takes: { name: 'capture', parts: 'capture' },
  mayStand: ({ inLoop, statement }) => inLoop && GROWS.test(statement),
  ask(match, args) {
    const loop = collectingLoop(match.node(args.text('name')), match.node(args.text('parts')), match.file);
    if (!loop) return 'no';
    match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
    return 'yes';
  },
};
