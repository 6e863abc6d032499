import { callersOf } from '../../context/loops/callers.ts';
import { innermostLoop, isDataLoop, isOccasional, isTrainingStep, loopsAround } from '../../context/loops/loops.ts';
import type { FileContext } from '../../context/file.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured collective is the first of at least three of its kind in one block, or one in a loop over names or
 * meters, or the only one of a method that such a loop calls; and that at every training step.
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
    if (beside.length >= ROW)
      return yesIf(beside.every((other) => call.start <= other.start) && isAlike(beside) && isOfStep(call, file));
    const loop = innermostLoop(call);
    if (loop && !isOfStep(loop, file)) return 'no';
    if (loop) return yesIf(METERS.test(loop.field('right')?.text ?? '') && !isDataLoop(loop, file));
    const unit = functionOf(call);
    if (!unit || beside.length !== 1) return 'no';
    const caller = callersOf(unit, file).find((use) => METERS.test(innermostLoop(use)?.field('right')?.text ?? ''));
    if (!caller || !isOfStep(innermostLoop(caller)!, file)) return 'no';
    match.see('collective', call);
    match.setRegion(caller);
    return 'yes';
  },
};

/** Reductions of one kind, which can share a call; a sum and a maximum cannot. */
const isAlike = (calls: readonly Node[]): boolean => new Set(calls.map(kindOf)).size === 1;
const kindOf = (call: Node): string => /\b(?:MAX|MIN|PRODUCT|AVG)\b/.exec(call.text)?.[0] ?? 'SUM';

/** It runs at every training step: once an epoch, a few reductions more are nothing. */
function isOfStep(node: Node, file: FileContext, hops = 2): boolean {
  for (const loop of loopsAround(node)) if (isTrainingStep(loop, file)) return !isOccasional(node, loop, file);
  const unit = functionOf(node);
  if (!unit) return false;
  if (STEP.test(unit.field('name')!.text)) return true;
  return hops > 0 && callersOf(unit, file).some((call) => call !== node && isOfStep(call, file, hops - 1));
}

const STEP = /^_*(?:train(?:ing)?_step|train_(?:batch|iter)|step|forward|loss|compute_loss\w*|update)$/;

const ROW = 3;
const METERS =
  /(?:meters?|metrics?|losses|stats|names|keys|scores|values|counts)\b(?:\.(?:values|items|keys)\(\))?\)?$/i;

const blockOf = (node: Node): Node | null => node.enclosing('block', 'module');
