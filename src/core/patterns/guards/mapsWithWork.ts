import { loopsOver } from '../../context/loops/loaderLoops.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The function that the captured `map` call is given does something: one that only picks, slices or casts does not, and
 * elements of a mere range (or of one repeated thing) are counted, not worked through.
 */
export const mapsWithWork: Guard = {
  name: 'mapsWithWork',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const [given] = positional(call);
    if (!given || /\.(?:range|from_tensors)\(/.test(call.field('function')!.text)) return 'no';
    const meaning = given.kind === 'identifier' ? match.file.names.meaningOf(given) : undefined;
    const does = given.kind === 'lambda' ? given : meaning?.kind === 'function' ? meaning.node.field('body') : null;
    if (does && !callsSomething(does)) return 'no';
    const loops = loopsOver(call, match.file);
    return yesIf(!loops.length || !loops.every(onlyShows));
  },
};

/** Slices, shapes and casts take no time that others could share. */
const SHAPES =
  /(?:^|\.)(?:stack|concat|expand_dims|squeeze|reshape|transpose|cast|shape|len|ensure_shape|set_shape|zeros_like|ones_like)$/;

const callsSomething = (node: Node): boolean =>
  (node.kind === 'call' && !SHAPES.test(node.field('function')!.text)) || node.children.some(callsSomething);

/** A loop that prints or draws what it reads: a demonstration. */
const onlyShows = (loop: Node): boolean => {
  const [first] = loop.field('body')?.children ?? [];
  const call = first?.kind === 'expression_statement' ? first.children[0] : undefined;
  return call?.kind === 'call' && /^(?:print|plt\.\w+)$/.test(call.field('function')!.text);
};
