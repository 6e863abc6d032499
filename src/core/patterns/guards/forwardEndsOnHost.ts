import { callersOf } from '../../context/callers.ts';
import { isMeasured, runsOnceAfterTraining } from '../../context/evaluation.ts';
import { isGradientFree } from '../../context/gradients.ts';
import { graphUse } from '../../context/graphUse.ts';
import { forwardBehind, isRunByOthers } from '../../context/hostForward.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured value, on its way to the host or off its graph, comes from a forward pass with gradients on whose graph
 * nothing uses. The forward pass becomes the region.
 */
export const forwardEndsOnHost: Guard = {
  name: 'forwardEndsOnHost',
  takes: { value: 'capture' },
  ask(match, args) {
    const { file } = match;
    const value = match.node(args.text('value'));
    const forward = forwardBehind(value, file);
    if (!forward || isRunByOthers(value) || isGradientFree(forward.call, file)) return 'no';
    if (isMeasured(forward.call, file)) return 'no';
    if (runsOnceAfterTraining(forward.call, file.unitOf(forward.call), file)) return 'no';
    const use = graphUse(forward.call, file);
    if (use !== 'host' && use !== 'detached') return 'no';
    if (use === 'host' && isGivenFromAfar(forward.call, file)) return 'no';
    match.see('host', value);
    match.setRegion(forward.call);
    match.growTo(forward.call);
    return sure(forward.certain);
  },
};

/** The model is a parameter of a function that nothing here calls: whoever does may have switched gradients off. */
function isGivenFromAfar(call: Node, file: FileContext): boolean {
  const unit = file.unitOf(call);
  if (unit.kind !== 'function_definition' || callersOf(unit, file).length > 0) return false;
  let model = call.field('function')!;
  while (model.kind === 'attribute') model = model.field('object')!;
  return model.kind === 'identifier' && file.names.bindings.reaching(model).some(({ kind }) => kind === 'parameter');
}
