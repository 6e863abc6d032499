import { innermostLoop, isOccasional, methodCalls } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The loop around the captured node reads on every turn how much memory is in use: it measures, so it waits on purpose. */
export const measuresMemory: Guard = {
  name: 'measuresMemory',
  takes: { node: 'capture' },
  ask(match, args) {
    const loop = innermostLoop(match.node(args.text('node')));
    if (!loop) return 'no';
    return yesIf(
      ['memory_allocated', 'memory_reserved'].some((method) =>
        methodCalls(match.file, method, loop).some((call) => !isOccasional(call, loop, match.file)),
      ),
    );
  },
};
