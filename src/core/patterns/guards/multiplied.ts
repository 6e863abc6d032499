import { goesTo } from '../../flow/flow.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

const PRODUCT = new Set(['product']);
const VIA = new Set(['cast', 'reshape', 'transpose', 'slice', 'scale', 'factor']);

/** The captured value becomes an operand of a plain matrix product (no einsum), cast, shaped or scaled on the way. */
export const multiplied: Guard = {
  name: 'multiplied',
  takes: { value: 'capture' },
  ask(match, args) {
    const arrival = goesTo(match.node(args.text('value')), PRODUCT, VIA, match.file.names);
    if (!arrival || /einsum\($/.test(arrival.node.text.slice(0, 20).split('(')[0] + '(')) return 'no';
    match.see('product', arrival.node);
    return sure(arrival.certain);
  },
};
