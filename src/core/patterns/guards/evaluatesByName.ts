import { evaluatedByName, EVALUATING_HEADER, mayEvaluateByName } from '../../context/inference/evaluationByName.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured function evaluates or answers, as its name and what it does with the result say, and runs a model with
 * gradients on. The forward pass becomes the region.
 */
export const evaluatesByName: Guard = {
  name: 'evaluatesByName',
  takes: { function: 'capture' },
  needs: () => [{ words: [], text: EVALUATING_HEADER }],
  mayStand: (around) =>
    EVALUATING_HEADER.test(around.statement.slice(0, around.statement.indexOf('(') + 1 || undefined)) &&
    mayEvaluateByName(around.block),
  ask(match, args) {
    const definition = match.node(args.text('function'));
    const forward = evaluatedByName(definition, match.file);
    if (!forward) return 'no';
    match.see('function', definition.field('name')!);
    match.setRegion(forward);
    match.growTo(forward);
    return 'inferred';
  },
};
