import { comesFrom } from '../../flow/flow.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

const SOFTMAX = new Set(['softmax']);
const VIA = new Set(['cast', 'reshape']);
const EXPERTS = /expert|moe|mixture|router|routing/i;

/** A loss for balance, once a step, needs the probabilities of all experts. */
const LOSS = /(?:^|_)loss(?:es)?(?:_|$)/i;

/** The captured scores come out of a softmax over experts: the code around speaks of experts or a router. */
export const routesTokens: Guard = {
  name: 'routesTokens',
  takes: { scores: 'capture' },
  needs: () => [{ words: [], text: EXPERTS }],
  ask(match, args) {
    const scores = match.node(args.text('scores'));
    if (!EXPERTS.test(around(scores)) || LOSS.test(functionOf(scores)?.field('name')?.text ?? '')) return 'no';
    const arrival = comesFrom(scores, SOFTMAX, VIA, match.file.names);
    if (!arrival) return 'no';
    match.see('softmax', arrival.node);
    return sure(arrival.certain);
  },
};

/** The statement, and the names of the function and the class around it. */
function around(node: Node): string {
  const statement = node.enclosing('expression_statement', 'return_statement')?.text ?? '';
  return [statement, functionOf(node)?.field('name')?.text, classOf(node)?.field('name')?.text].join(' ');
}
