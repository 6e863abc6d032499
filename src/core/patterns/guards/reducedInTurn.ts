import { callersOf } from '../../context/loops/callers.ts';
import { innermostLoop, isDataLoop } from '../../context/loops/loops.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured collective is the first of at least three of its kind in one block, or one in a loop over names or
 * meters, or the only one of a method that such a loop calls.
 */
export const reducedInTurn: Guard = {
  name: 'reducedInTurn',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { file } = match;
    const name = file.names.apiOf(call.field('function')!);
    const block = blockOf(call);
    if (!name || !block) return 'no';
    const calls = file.usesOf(name).flatMap(({ parent }) => (parent?.kind === 'call' ? [parent] : []));
    const beside = calls.filter((other) => blockOf(other) === block);
    if (beside.length >= ROW) return yesIf(beside.every((other) => call.start <= other.start));
    const loop = innermostLoop(call);
    if (loop) return yesIf(METERS.test(loop.field('right')?.text ?? '') && !isDataLoop(loop, file));
    const unit = functionOf(call);
    if (!unit || beside.length !== 1) return 'no';
    const caller = callersOf(unit, file).find((use) => METERS.test(innermostLoop(use)?.field('right')?.text ?? ''));
    if (!caller) return 'no';
    match.see('collective', call);
    match.setRegion(caller);
    return 'yes';
  },
};

const ROW = 3;
const METERS =
  /(?:meters?|metrics?|losses|stats|names|keys|scores|values|counts)\b(?:\.(?:values|items|keys)\(\))?\)?$/i;

const blockOf = (node: Node): Node | null => node.enclosing('block', 'module');
