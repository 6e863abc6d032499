import { isDataLoop, isOccasional, isTrainingStep, loopsAround } from '../../context/loops.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured node runs on every turn of a loop: `step` (one with a backward pass), `data` (over batches) or `any`.
 * What stands under `if step % 100 == 0` or the like does not run on every turn.
 */
export const insideLoop: Guard = {
  name: 'insideLoop',
  takes: { node: 'capture', kind: 'name' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const kind = args.text('kind');
    for (const loop of loopsAround(node)) {
      const fits =
        kind === 'any' || (kind === 'step' ? isTrainingStep(loop, match.file) : isDataLoop(loop, match.file));
      if (!fits) continue;
      if (isOccasional(node, loop)) return 'no';
      match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
      return 'yes';
    }
    return 'no';
  },
};
