import { comesFrom } from '../../flow/flow.ts';
import { positional } from '../../flow/operation.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const SOFTMAX = new Set(['softmax']);
const VIA = new Set(['cast', 'reshape']);
const EXPERTS = /expert|moe|mixture|router|routing/i;
const PICKS = /(?:^|[._])top_?k$/;

/**
 * The captured call takes the best of a router's scores, in a function that makes weights of them by a softmax or a
 * sigmoid in other ways than by a softmax of all just before. Of several in a function the first stands for all.
 */
export const routesInSteps: Guard = {
  name: 'routesInSteps',
  takes: { call: 'capture' },
  needs: () => [{ words: [], text: EXPERTS }],
  ask(match, args) {
    const call = match.node(args.text('call'));
    // Experts that pick tokens up to their capacity: no fused router does that.
    if (/capacity/i.test(call.field('arguments')?.text ?? '')) return 'no';
    const unit = functionOf(call);
    if (!unit || !isOfRouter(unit) || !/softmax|sigmoid/.test(unit.text)) return 'no';
    const picks = callsIn(unit).filter((other) => PICKS.test(other.field('function')!.text));
    if (picks[0]?.start !== call.start || picks[0].end !== call.end) return 'no';
    return yesIf(!picks.some((pick) => takesSoftmax(pick, match.file.names)));
  },
};

/** The function or its class is called after experts, or is a gate whose code speaks of them. */
function isOfRouter(unit: Node): boolean {
  const owner = classOf(unit);
  const names = `${unit.field('name')?.text ?? ''} ${owner?.field('name')?.text ?? ''}`;
  return EXPERTS.test(names) || (/gate|gating/i.test(names) && EXPERTS.test((owner ?? unit).text));
}

/** Another pattern speaks of `softmax` straight before `topk`. */
function takesSoftmax(pick: Node, names: Parameters<typeof comesFrom>[3]): boolean {
  const callee = pick.field('function')!;
  const statement = pick.enclosing('expression_statement', 'return_statement')?.text ?? '';
  const owners = [functionOf(pick), classOf(pick)].map((owner) => owner?.field('name')?.text ?? '');
  if (!EXPERTS.test([statement, ...owners].join(' '))) return false;
  if (!/(?:^|\.)topk$/.test(callee.text)) return false;
  const scores = names.apiOf(callee) === 'torch.topk' ? positional(pick)[0] : callee.field('object');
  return scores ? comesFrom(scores, SOFTMAX, VIA, names) !== null : false;
}

const callsIn = (node: Node): readonly Node[] =>
  node.children.flatMap((child) => [...(child.kind === 'call' ? [child] : []), ...callsIn(child)]);
