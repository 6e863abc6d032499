import { callPerItem, GRADIENT_FREE_OR_HANDED, mayTakeOneItem, takesOneItem } from '../../context/loops/singles.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call runs a model for one item, or one piece of an item, in every turn of a loop: its own, or one around a
 * call of its function, which becomes the region.
 */
export const takesSingleItem: Guard = {
  name: 'takesSingleItem',
  takes: { call: 'capture' },
  needs: () => [GRADIENT_FREE_OR_HANDED],
  mayStand: mayTakeOneItem,
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const caller = callPerItem(call, file);
    if (!caller) return takesOneItem(call, file);
    match.see('model', call);
    match.setRegion(caller);
    match.growTo(caller);
    return 'inferred';
  },
};
