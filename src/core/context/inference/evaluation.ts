import { positional } from '../../flow/operation.ts';
import { MODULE } from '../../names/meaning.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Span } from '../../source/span.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { isGradientFree } from './gradients.ts';
import { graphUse } from './graphUse.ts';
import { backwardPasses, innermostLoop, methodCalls } from '../loops/loops.ts';
import { isModelCall, isUnknownClass } from '../models/models.ts';
import { isFilter, isKeptByCaller, isStepOfFramework } from './returned.ts';
import { callsIn } from '../data/tokenizers.ts';

/** A forward pass of a model, or a call of a function of this file that runs one. */
export interface ForwardPass {
  readonly call: Node;
  readonly certain: boolean;
}

/** Words that say that gradients are wanted in a function, or taken care of. */
const WANTS_GRADIENTS =
  /requires_grad|\.grad\b|autograd|enable_grad|create_graph|backward_hook|saliency|grad_?cam|attack|adversarial|no_grad|inference_mode|set_grad_enabled/i;

/**
 * The first forward pass after `model.eval()` in the same function that builds a graph for nothing: no backward pass
 * follows before the model trains again.
 */
export const evaluatedWithGradients = (evalCall: Node, file: FileContext): ForwardPass | null =>
  file.remember(`evaluated ${evalCall.start} ${evalCall.end}`, () => findEvaluated(evalCall, file));

function findEvaluated(evalCall: Node, file: FileContext): ForwardPass | null {
  const model = evaluatedModel(evalCall);
  if (runsElsewhere(file) || !mayBeModel(model, file) || isMeasured(evalCall, file) || isToy(model, file)) return null;
  const unit = file.unitOf(evalCall);
  if (isFrozen(model, evalCall, unit, file) || isRunFromAfar(model, unit, file)) return null;
  // What a module's own forward gives is learned from by whoever calls it.
  const name = unit.field('name')?.text ?? '';
  if (/^(?:forward|__call__|loss)$/.test(name) && classOf(evalCall)) return null;
  // Frameworks call the steps of a class of theirs with gradients off; what makes an object runs once.
  if (name === '__init__' || isStepOfFramework(name, evalCall)) return null;
  // A definition that is still being written has no body yet.
  const body = unit.field('body') ?? unit;
  const after = {
    start: evalCall.end,
    end: endOfEvaluation(evalCall, body, file),
  };
  for (const word of file.tree.identifiers(model.text.split('.').at(-1)!, after)) {
    const use = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
    if (use.text !== model.text || file.unitOf(use) !== unit) continue;
    const forward = forwardOn(use, file);
    if (!forward || isReplaced(use, evalCall, file) || runsOnceAfterTraining(forward.call, unit, file)) continue;
    if (MEASURES.test(forward.call.field('function')!.text) || isTimed(forward.call) || warmsUp(forward.call, file))
      continue;
    if (isTriedOut(forward.call, file) || isFilter(forward.call) || isKeptByCaller(forward.call, file)) continue;
    if (isGradientFree(forward.call, file) || learnsAfter(forward.call, after.end, file)) continue;
    if (graphUse(forward.call, file) === 'frozen') continue;
    if (WANTS_GRADIENTS.test(blockOf(forward.call, body).text)) continue;
    if (/attack|adversarial/i.test(classOf(use)?.field('superclasses')?.text ?? '')) continue;
    return forward;
  }
  return handedToHelper(model, evalCall, after, file);
}

/** A method or function of this file that runs the same model by the name it has there: `self._run(batch)`. */
function handedToHelper(model: Node, evalCall: Node, after: Span, file: FileContext): ForwardPass | null {
  const unit = file.unitOf(evalCall);
  const isOwn = model.kind === 'attribute' && file.names.bindings.isSelf(model.field('object'));
  if (!isOwn || unit.kind !== 'function_definition') return null;
  for (const word of file.tree.identifiers(model.field('object')!.text, after)) {
    const callee = word.parent;
    const call = callee?.parent;
    if (callee?.kind !== 'attribute' || call?.kind !== 'call' || call.field('function') !== callee) continue;
    if (file.unitOf(call) !== unit || MEASURES.test(callee.text)) continue;
    const helper = file.names.meaningOf(callee);
    if (helper.kind !== 'function' || !runsForward(helper.node, model.text, file)) continue;
    if (isGradientFree(call, file) || learnsAfter(call, after.end, file) || isKeptByCaller(call, file)) continue;
    if (!WANTS_GRADIENTS.test(blockOf(call, unit.field('body') ?? unit).text)) return { call, certain: true };
  }
  return null;
}

/** The model that a call of `eval()` is about: `net` in `net = Net().cuda().eval()` and in `_ = net.float().eval()`. */
export function evaluatedModel(evalCall: Node): Node {
  const made = startOfMoves(evalCall.field('function')!.field('object')!);
  let top: Node = evalCall;
  while (top.parent && /^(?:attribute|call)$/.test(top.parent.kind)) top = top.parent;
  const target = top.parent?.kind === 'assignment' ? top.parent.field('left') : null;
  return target && /^(?:identifier|attribute)$/.test(target.kind) && target.text !== '_' ? target : made;
}

/** `Net()` of `Net().to(device).half()`. */
export function startOfMoves(node: Node): Node {
  let made = node;
  while (made.kind === 'call' && MOVES.test(made.field('function')!.text))
    made = made.field('function')!.field('object')!;
  return made;
}

const MOVES = /\.(?:to|cuda|cpu|float|half|double|bfloat16|requires_grad_|train|eval)$/;

/** `model.eval().requires_grad_(False)`, in one statement or several of the same function. */
function isFrozen(model: Node, evalCall: Node, unit: Node, file: FileContext): boolean {
  const { text } = startOfChain(model);
  if (/\.requires_grad_\(\s*False/.test(evalCall.enclosing('expression_statement')?.text ?? '')) return true;
  return methodCalls(file, 'requires_grad_', unit).some((call) => {
    const frozen = startOfChain(call);
    return call.field('arguments')!.children[0]?.text === 'False' && frozen.text === text;
  });
}

/** `model` of `model.eval().to(device)`. */
function startOfChain(node: Node): Node {
  let start = node;
  while (start.kind === 'call' && start.field('function')!.kind === 'attribute')
    start = start.field('function')!.field('object')!;
  return start;
}

/**
 * A method by which a module runs itself and that nothing here calls, or a function that another one gives back: whoever
 * calls it in another file decides about gradients.
 */
function isRunFromAfar(model: Node, unit: Node, file: FileContext): boolean {
  if (unit.kind !== 'function_definition') return false;
  if (model.text === 'self') return callersOf(unit, file).length === 0;
  const outer = functionOf(unit);
  const name = unit.field('name')?.text ?? '';
  return (
    outer !== null &&
    [...file.tree.identifiers(name, outer)].some(({ parent }) =>
      /^(?:return_statement|expression_list)$/.test(parent?.kind ?? ''),
    )
  );
}

const MEASURES = /flops|macs|complexity|bench|profil|latency|throughput|measure|fps|export|onnx|trace|convert/i;

/** `time_of(lambda: model(x))`: what is given to somebody who calls it with a clock at hand. */
const isTimed = (call: Node): boolean => {
  const taker = call.enclosing('lambda')?.enclosing('call');
  return /time|speed|repeat/i.test(taker?.field('function')?.text ?? '');
};

/** One pass over made-up numbers whose result nobody takes: `model(torch.zeros(1, 3, 640, 640))`. */
const warmsUp = (call: Node, file: FileContext): boolean =>
  call.parent?.kind === 'expression_statement' && !innermostLoop(call) && isMadeUp(positional(call)[0], file);

/**
 * One pass over made-up numbers and nothing else, which checks shapes or compares two models; what samples from noise is
 * no such pass.
 */
export function isTriedOut(call: Node, file: FileContext): boolean {
  const given = positional(call);
  if (innermostLoop(call) || !given.length || SAMPLES.test(call.field('function')!.text)) return false;
  return given.every((input) => isMadeUp(input, file) && !NOISE.test(input.text));
}

const NOISE = /noise|latent|^z(?:_|\d|$)|^x_?[tT]$|\beps|normal/i;
const SAMPLES = /gen|(?:^|\.)(?:net)?_?G(?:_\w+)?$|decod|sampl|unet|diffus|flow/i;

/** `torch.zeros(1, 3, 640, 640)`, or a name that is given it. */
function isMadeUp(input: Node | undefined, file: FileContext): boolean {
  const [made] = input?.kind === 'identifier' ? file.names.bindings.reaching(input) : [];
  return /^torch\.(?:zeros|ones|rand(?:n|int)?|empty)\(/.test((made?.value ?? input)?.text ?? '');
}

/** A function that counts operations, measures, exports or converts runs the model on one made-up input. */
export const isMeasured = (node: Node, file: FileContext): boolean =>
  CHECKS.test(file.id) || MEASURES.test(file.unitOf(node).field('name')?.text ?? '');

/** A file that converts weights, or compares implementations, as its name says. */
const CHECKS = /(?:^|[\\/_])(?:convert(?:er)?|export|verify|compare|debug|sanity|onnx)(?:_\w+)?\.(?:py|ipynb)$/i;

/** One pass after the training steps of the same function needs no more memory than they did. */
export function runsOnceAfterTraining(call: Node, unit: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  const isDirect = /\.forward$/.test(callee.text) || file.names.meaningOf(callee).kind !== 'function';
  return (
    isDirect &&
    !innermostLoop(call) &&
    backwardPasses(file, unit).some((pass) => file.unitOf(pass) === unit && pass.end <= call.start)
  );
}

/** A demonstration: the model is made of numbers in a function that names no device and loads nothing. */
function isToy(model: Node, file: FileContext): boolean {
  const unit = file.unitOf(model);
  if (unit.kind !== 'function_definition' || /device|\.to\(|\.cuda\(|load/i.test(unit.text)) return false;
  const [made] = model.kind === 'identifier' ? file.names.bindings.reaching(model) : [];
  if (made?.kind !== 'assignment' || made.value?.kind !== 'call' || file.unitOf(made.value) !== unit) return false;
  const sizes = (made.value.field('arguments')?.children ?? []).map((size) => size.field('value') ?? size);
  return sizes.length > 0 && sizes.every((size) => isNumber(size, file));
}

/** A number, or a name that is given one. */
const isNumber = (node: Node, file: FileContext): boolean =>
  node.kind === 'integer' ||
  node.kind === 'float' ||
  (node.kind === 'identifier' &&
    file.names.bindings.reaching(node).some(({ value }) => value?.kind === 'integer' || value?.kind === 'float'));

/** Models of a file that runs exported ones (ONNX Runtime, OpenVINO), those of JAX or of a library for inference know no gradients. */
export const runsElsewhere = (file: FileContext): boolean =>
  file.remember('runs elsewhere', () =>
    /\b(?:ORTModel|OVModel)\w*|\bInferenceSession\(|^(?:import|from)[ \t]+(?:jax|flax)\b|^[ \t]*(?:import|from)[ \t]+(?:rwkv|llama_cpp)\b/m.test(
      file.text,
    ),
  );

function mayBeModel(model: Node, file: FileContext): boolean {
  const meaning = file.names.meaningOf(model);
  if (meaning.kind === 'instance' && meaning.of)
    return file.names.apis.isKind(meaning.of, MODULE) || isUnknownClass(meaning.of, file);
  return meaning.kind === 'unknown' || meaning.kind === 'member' || meaning.kind === 'instance';
}

/** Where the model trains again by `.train()`, or the end of the function. */
function endOfEvaluation(evalCall: Node, body: Node, file: FileContext): number {
  const next = methodCalls(file, 'train', {
    start: evalCall.end,
    end: body.end,
  }).find((call) => positional(call)[0]?.text !== 'False');
  return next?.start ?? body.end;
}

/** The forward pass that a use of a model is: `model(x)`, `model.encode(x)`, or `evaluate(loader, model)`. */
function forwardOn(use: Node, file: FileContext): ForwardPass | null {
  const { parent } = use;
  if (parent?.kind === 'call' && parent.field('function') === use) {
    return { call: parent, certain: isModelCall(parent, file) === 'yes' };
  }
  if (parent?.kind === 'attribute' && parent.parent?.kind === 'call' && parent.parent.field('function') === parent) {
    if (parent.field('attribute')!.text === 'forward') return { call: parent.parent, certain: true };
    const method = file.names.meaningOf(parent);
    return method.kind === 'function' && runsForward(method.node, 'self', file)
      ? { call: parent.parent, certain: true }
      : null;
  }
  if (parent?.kind === 'argument_list' && parent.parent?.kind === 'call') return handedOn(parent.parent, use, file);
  return null;
}

/** A function of this file that is given the model and runs it, without switching gradients off itself. */
function handedOn(call: Node, use: Node, file: FileContext): ForwardPass | null {
  const meaning = file.names.meaningOf(call.field('function')!);
  if (meaning.kind !== 'function') return null;
  const place = positional(call).indexOf(use);
  const parameter = meaning.node.field('parameters')?.children[place];
  const name =
    parameter && (parameter.field('name') ?? (parameter.kind === 'identifier' ? parameter : parameter.children[0]));
  return name && runsForward(meaning.node, name.text, file) ? { call, certain: true } : null;
}

/** True when a function calls `model` (or its `forward`) where gradients are on. */
export function runsForward(definition: Node, model: string, file: FileContext): boolean {
  if (
    WANTS_GRADIENTS.test(definition.parent?.kind === 'decorated_definition' ? definition.parent.text : definition.text)
  )
    return false;
  if (alwaysLearns(definition, file)) return false;
  return callsIn(definition.field('body')).some((call) => {
    const callee = call.field('function')!;
    const text = callee.text;
    const runs = text === model || text === `${model}.forward` || (model === 'self' && isSubmodule(callee, file));
    return runs && !isGradientFree(call, file);
  });
}

/** A function that runs a backward pass itself, unless a parameter says whether it does (`if mode == "train"`). */
function alwaysLearns(definition: Node, file: FileContext): boolean {
  const parameters = definition.field('parameters')?.text ?? '';
  return backwardPasses(file, definition).some((pass) => {
    for (const around of pass.ancestors()) {
      if (around === definition) break;
      const names =
        around.kind === 'if_statement' ? (around.field('condition')?.text.match(/[A-Za-z_]\w*/g) ?? []) : [];
      if (names.some((name) => new RegExp(`\\b${name}\\b`).test(parameters))) return false;
    }
    return true;
  });
}

/** `self.encoder(x)` in a module: what is called is no method of the class, so it is a part of the model. */
function isSubmodule(callee: Node, file: FileContext): boolean {
  const owner = callee.kind === 'attribute' && callee.field('object')?.text === 'self' ? classOf(callee) : null;
  if (!owner || !file.names.derives(owner, MODULE)) return false;
  const { kind } = file.names.meaningOf(callee);
  return kind === 'unknown' || (kind === 'instance' && file.names.isInstance(callee, MODULE));
}

/** The name was given something else between `eval()` and the use. */
function isReplaced(use: Node, evalCall: Node, file: FileContext): boolean {
  if (use.kind !== 'identifier') return false;
  return file.names.bindings
    .reaching(use)
    .some(
      ({ statement, kind, value }) =>
        kind !== 'parameter' &&
        statement.start > evalCall.end &&
        statement.end <= use.start &&
        !(value && startOfMoves(value).text === use.text),
    );
}

/** A backward pass or an optimizer step uses what the forward pass gave: in its loop, or after it before the end. */
function learnsAfter(call: Node, end: number, file: FileContext): boolean {
  const loop = innermostLoop(call);
  const unit = file.unitOf(call);
  return ['backward', 'manual_backward'].some((method) =>
    methodCalls(file, method, file.tree.root).some(
      (backward) =>
        file.unitOf(backward) === unit &&
        ((loop !== null && loop.start <= backward.start && backward.end <= loop.end) ||
          (backward.end > call.end && backward.end <= end)),
    ),
  );
}

/** The outermost statement of a function's body in which a node stands. */
function blockOf(node: Node, body: Node): Node {
  let block = node;
  for (const around of node.ancestors()) {
    if (around === body) break;
    block = around;
  }
  return block;
}
