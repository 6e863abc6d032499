import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The function that the captured `map` call is given does something: a lambda that only picks fields does not, and
 * elements of a mere range (or of one repeated thing) are counted, not worked through.
 */
export const mapsWithWork: Guard = {
  name: 'mapsWithWork',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const [given] = positional(call);
    if (!given || /\.(?:range|from_tensors)\(/.test(call.field('function')!.text)) return 'no';
    return yesIf(given.kind !== 'lambda' || callsSomething(given));
  },
};

const callsSomething = (node: Node): boolean => node.kind === 'call' || node.children.some(callsSomething);
