import { callersOf } from '../../context/loops/callers.ts';
import {
  evaluatedWithGradients,
  type ForwardPass,
  isMeasured,
  isTriedOut,
  runsOnceAfterTraining,
} from '../../context/inference/evaluation.ts';
import { isGradientFree } from '../../context/inference/gradients.ts';
import { graphUse } from '../../context/inference/graphUse.ts';
import { isFilter } from '../../context/inference/returned.ts';
import { CALLED_LIKE_NETWORK, forwardBehind, isOfAgent, isRunByOthers } from '../../context/host/hostForward.ts';
import type { FileContext } from '../../context/file.ts';
import { innermostLoop, isOccasional, isTrainingStep, methodCalls } from '../../context/loops/loops.ts';
import { isUnknownClass } from '../../context/models/models.ts';
import { mayComeFromModel } from '../../context/models/modelText.ts';
import { isEvaluationFunction } from '../../context/training/training.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured value, on its way to the host or off its graph, comes from a forward pass with gradients on whose graph
 * nothing uses. The forward pass becomes the region. With `weak: true`, the passes of which only names speak: networks of
 * agents, loops of functions that evaluate, and methods that encode; none that is found without it.
 */
export const forwardEndsOnHost: Guard = {
  name: 'forwardEndsOnHost',
  takes: { value: 'capture', weak: 'flag?' },
  // Methods of modules and of what frameworks run, and what is decorated for good, are no such place.
  mayStand: (around, args) =>
    !(DERIVES.test(around.ownerHeader) && !(args.flag('weak') && ACTS.test(around.ownerHeader))) &&
    !/@torch\.(?:no_grad|inference_mode)\b/.test(around.decorators) &&
    mayEndOnHost(around, args.flag('weak')),
  ask(match, args) {
    const { file } = match;
    const value = match.node(args.text('value'));
    const plain = endingOnHost(value, file, false);
    const forward = args.flag('weak') ? (plain ? null : endingOnHost(value, file, true)) : plain;
    if (!forward || (args.flag('weak') && isToldOfEval(forward.call, file))) return 'no';
    match.see('host', value);
    match.setRegion(forward.call);
    match.growTo(forward.call);
    return sure(forward.certain);
  },
};

/** A class with a base written in the line of its name; of several, the first is no agent by its name. */
const DERIVES = /^\s*class\s+\w+\((?!\s*(?:object|metaclass)\b)\s*[A-Za-z_]/;
const ACTS = /Agent|Learner|Trainer|Runner|Solver|Evaluator|Predictor|Inferencer|Tester|Experiment|Exp_|ABC|object/;

const mayEndOnHost = (around: Surroundings, byName: boolean): boolean =>
  mayComeFromModel(around.whole, around, byName ? CALLED_LIKE_NETWORK : undefined);

/** Asked by several patterns about the same value. */
const endingOnHost = (value: Node, file: FileContext, byName: boolean): ForwardPass | null =>
  file.remember(`ends on host ${value.raw.id} ${byName}`, () => findEnding(value, file, byName));

function findEnding(value: Node, file: FileContext, byName: boolean): ForwardPass | null {
  if (isRunByOthers(value) && !(byName && isOfAgent(value))) return null;
  const forward = forwardBehind(value, file, byName);
  if (!forward || isGradientFree(forward.call, file) || isMeasured(forward.call, file) || isFilter(forward.call))
    return null;
  if (isForeignMethod(forward.call, file) || isTriedOut(forward.call, file) || isLookBetweenSteps(forward.call, file))
    return null;
  if (runsOnceAfterTraining(forward.call, file.unitOf(forward.call), file)) return null;
  const use = graphUse(forward.call, file);
  if (use !== 'host' && use !== 'detached') return null;
  const evaluates =
    byName &&
    (isOwn(forward.call, file) || (isEvaluationFunction(forward.call) && innermostLoop(forward.call) !== null));
  return use === 'host' && !evaluates && isGivenFromAfar(forward.call, file) ? null : forward;
}

/** `codec.decode(codes)` of a class that stands in another file: its method may switch gradients off itself. */
function isForeignMethod(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  if (callee.kind !== 'attribute' || callee.field('attribute')!.text !== 'decode') return false;
  const meaning = file.names.meaningOf(callee);
  if (meaning.kind === 'function') return false;
  const owner = file.names.meaningOf(callee.field('object')!);
  return owner.kind !== 'instance' || isUnknownClass(owner.of, file);
}

/** Every so many training steps, one pass that holds no more than a step does. */
function isLookBetweenSteps(call: Node, file: FileContext): boolean {
  const loop = innermostLoop(call);
  return loop !== null && isOccasional(call, loop, file) && isTrainingStep(loop, file);
}

/** `model.eval()` above in the same function has led to the pass already; pickled networks of StyleGAN come frozen. */
const isToldOfEval = (call: Node, file: FileContext): boolean =>
  /\bdnnlib\b/.test(file.text) ||
  methodCalls(file, 'eval', file.unitOf(call)).some((one) => evaluatedWithGradients(one, file)?.call === call);

/** `self.policy(state)`: the object's own network. */
function isOwn(call: Node, file: FileContext): boolean {
  let model = call.field('function')!;
  while (model.kind === 'attribute') model = model.field('object')!;
  return file.names.bindings.isSelf(model);
}

/** The model is a parameter of a function that nothing here calls: whoever does may have switched gradients off. */
function isGivenFromAfar(call: Node, file: FileContext): boolean {
  const unit = file.unitOf(call);
  if (unit.kind !== 'function_definition' || callersOf(unit, file).length > 0) return false;
  let model = call.field('function')!;
  while (model.kind === 'attribute') model = model.field('object')!;
  return model.kind === 'identifier' && file.names.bindings.reaching(model).some(({ kind }) => kind === 'parameter');
}
