import { goesTo } from '../../flow/flow.ts';
import { isScope } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

const PRODUCT = new Set(['product']);
const VIA = new Set(['cast', 'reshape', 'transpose', 'slice', 'scale', 'factor']);

/**
 * The captured value becomes an operand of a plain matrix product (no einsum), cast, shaped or scaled on the way. Not where
 * a codebook takes its averages in training: there are few rows, and adding them by index is no faster and not repeatable.
 */
export const multiplied: Guard = {
  name: 'multiplied',
  takes: { value: 'capture' },
  ask(match, args) {
    const arrival = goesTo(match.node(args.text('value')), PRODUCT, VIA, match.file.names);
    if (!arrival || /einsum\($/.test(arrival.node.text.slice(0, 20).split('(')[0] + '(')) return 'no';
    if (isKeptInTraining(arrival.node)) return 'no';
    match.see('product', arrival.node);
    return sure(arrival.certain);
  },
};

/** Under `if self.training:`, in a module that keeps its averages there. */
function isKeptInTraining(product: Node): boolean {
  let child = product;
  for (const around of product.ancestors()) {
    if (isScope(around)) return false;
    const isArm = around.kind === 'if_statement' && around.field('consequence') === child;
    if (isArm && /\bself\.training\b/.test(around.field('condition')!.text)) return true;
    child = around;
  }
  return false;
}
