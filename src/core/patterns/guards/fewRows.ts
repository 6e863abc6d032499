import { unwrapIterable } from '../../context/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const HEAVY =
  /\b(?:generate\w*|chat|pipeline|requests|openai|urlopen|download\w*|subprocess|run|imread|Image\.open|open|print|add_row|sleep|predict|encode|get_logits|model|llm)\(/;
const SHORT = /\.(?:head|tail|sample|nlargest|nsmallest|describe|iloc)\b|\[:\s*\d+\]/;

/**
 * The iteration itself is not what costs: the captured call covers a few rows (of a head or sample, with `next`, a loop
 * that leaves at once), or each turn runs a model, reads a file, asks a server or prints.
 */
export const fewRows: Guard = {
  name: 'fewRows',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    if (SHORT.test(call.field('function')!.text)) return 'yes';
    const loop = call.enclosing('for_statement');
    if (loop?.field('body') && HEAVY.test(loop.field('body')!.text)) return 'yes';
    const isIterable = loop !== null && unwrapIterable(loop.field('right')!) === call;
    return yesIf(call.parent?.parent?.field('function')?.text === 'next' || (isIterable && leavesAtOnce(loop)));
  },
};

const leavesAtOnce = (loop: Node): boolean =>
  ['break_statement', 'return_statement'].includes(loop.field('body')?.children.at(-1)?.kind ?? '');
