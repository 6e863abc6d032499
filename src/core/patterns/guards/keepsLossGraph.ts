import { keptWithGraph } from '../../flow/lossGraph.ts';
import { positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';

/** The loss that the captured call of `backward` propagates is also summed up or listed with its graph; that place is shown. */
export const keepsLossGraph: Guard = {
  name: 'keepsLossGraph',
  takes: { backward: 'capture' },
  ask(match, args) {
    const backward = match.node(args.text('backward'));
    // A gradient that is handed in comes from elsewhere: a function that propagates in parts.
    if (positional(backward).length > 1) return 'no';
    const kept = keptWithGraph(backward, match.file);
    if (!kept) return 'no';
    match.see('backward', backward);
    match.setRegion(kept);
    return 'yes';
  },
};
