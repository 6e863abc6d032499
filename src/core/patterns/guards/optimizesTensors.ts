import { listsTensors } from '../../context/training/optimizers.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured optimizer is given tensors one by one (`Adam([image])`): a picture is changed, no network trained. */
export const optimizesTensors: Guard = {
  name: 'optimizesTensors',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const given = keyword(call, 'params') ?? positional(call)[0];
    return yesIf(given !== undefined && listsTensors(given));
  },
};
