import { mayDecode, prefixLoopAround } from '../../context/loops/decoding.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured node stands in a loop that generates tokens and calls the model with all of them on every turn, without a
 * cache. The call of the model becomes the region, the loop the construct.
 */
export const recomputesPrefix: Guard = {
  name: 'recomputesPrefix',
  takes: { node: 'capture' },
  mayStand: mayDecode,
  ask(match, args) {
    const found = prefixLoopAround(match.node(args.text('node')), match.file);
    if (!found) return 'no';
    match.see('prefix', found.growth);
    match.setRegion(found.call);
    match.growTo(found.loop);
    return sure(found.certain);
  },
};
