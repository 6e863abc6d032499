import { positional } from '../flow/operation.ts';
import { bindingAt } from '../names/binding.ts';
import { MODULE } from '../names/meaning.ts';
import { classOf } from '../names/scope.ts';
import type { Answer } from '../patterns/match.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { isGradientFree } from './gradients.ts';
import { backwardPasses, innermostLoop, methodCalls } from './loops.ts';
import { isModelCall } from './models.ts';
import { callsIn } from './tokenizers.ts';

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
export function evaluatedWithGradients(evalCall: Node, file: FileContext): ForwardPass | null {
  const model = evalCall.field('function')!.field('object')!;
  if (runsElsewhere(file) || !mayBeModel(model, file) || isMeasured(evalCall, file) || isToy(model, file)) return null;
  const unit = file.unitOf(evalCall);
  // What a module's own forward gives is learned from by whoever calls it.
  if (/^(?:forward|__call__|loss)$/.test(unit.field('name')?.text ?? '') && classOf(evalCall)) return null;
  // A definition that is still being written has no body yet.
  const body = unit.field('body') ?? unit;
  const after = { start: evalCall.end, end: endOfEvaluation(evalCall, body, file) };
  for (const word of file.tree.identifiers(model.text.split('.').at(-1)!, after)) {
    const use = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
    if (use.text !== model.text || file.unitOf(use) !== unit) continue;
    const forward = forwardOn(use, file);
    if (!forward || isReplaced(use, evalCall, file) || runsOnceAfterTraining(forward.call, unit, file)) continue;
    if (MEASURES.test(forward.call.field('function')!.text)) continue;
    if (isGradientFree(forward.call, file) || learnsAfter(forward.call, after.end, file)) continue;
    if (WANTS_GRADIENTS.test(blockOf(forward.call, body).text)) continue;
    if (/attack|adversarial/i.test(classOf(use)?.field('superclasses')?.text ?? '')) continue;
    return forward;
  }
  return null;
}

const MEASURES = /flops|macs|complexity|bench|profil|latency|throughput|measure|fps|export|onnx|trace/i;

/** A function that counts operations, measures or exports runs the model on one made-up input. */
const isMeasured = (node: Node, file: FileContext): boolean =>
  MEASURES.test(file.unitOf(node).field('name')?.text ?? '');

/** One pass after the training steps of the same function needs no more memory than they did. */
function runsOnceAfterTraining(call: Node, unit: Node, file: FileContext): boolean {
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

/** Models of a file that runs exported ones (ONNX Runtime, OpenVINO) are taken for such: they know no gradients. */
const runsElsewhere = (file: FileContext): boolean =>
  file.remember('runs elsewhere', () => /\b(?:ORTModel|OVModel)\w*|\bInferenceSession\(/.test(file.text));

function mayBeModel(model: Node, file: FileContext): boolean {
  const meaning = file.names.meaningOf(model);
  if (meaning.kind === 'instance' && meaning.of) return file.names.apis.isKind(meaning.of, MODULE);
  return meaning.kind === 'unknown' || meaning.kind === 'member' || meaning.kind === 'instance';
}

/** Where the model trains again by `.train()`, or the end of the function. */
function endOfEvaluation(evalCall: Node, body: Node, file: FileContext): number {
  const next = methodCalls(file, 'train', { start: evalCall.end, end: body.end }).find(
    (call) => positional(call)[0]?.text !== 'False',
  );
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
function runsForward(definition: Node, model: string, file: FileContext): boolean {
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
      ({ statement, kind }) => kind !== 'parameter' && statement.start > evalCall.end && statement.end <= use.start,
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

const PLAIN_METHODS =
  /^(?:cpu|view|reshape|squeeze|unsqueeze|mean|sum|max|min|argmax|softmax|sigmoid|tanh|exp|log_softmax|float|double|int|long|bool|to|type|transpose|permute|flatten|contiguous|clone|eq|ne|gt|lt|ge|le|topk|sort|round|clamp|abs|t|T|data|detach|size|shape|numel|values|indices|logits|last_hidden_state|pooler_output)$/;
const CUT_METHODS = new Set(['numpy', 'item', 'tolist']);

/**
 * Whether all that is made of a forward pass ends on the host (`.detach().cpu().numpy()`, `.item()`), so that its graph is
 * never used. Followed through names and tensor operations; anything else may use it.
 */
export function endsOnHost(call: Node, file: FileContext): boolean {
  const seen = new Set<Node>();
  const queue: Node[] = [call];
  let cut = false;
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (seen.size > 80) return false;
    const next = step(node, file);
    if (next === 'used') return false;
    if (next === 'cut') cut = true;
    else queue.push(...next);
  }
  return cut;
}

/** One step from a value to what is made of it; `cut` when it leaves the graph, `used` when nobody can say. */
function step(node: Node, file: FileContext): 'cut' | 'used' | readonly Node[] {
  const { parent } = node;
  switch (parent?.kind) {
    case 'parenthesized_expression':
    case 'binary_operator':
    case 'unary_operator':
      return [parent];
    case 'comparison_operator':
    case 'expression_statement':
      return [];
    case 'subscript':
      return parent.field('value') === node ? [parent] : 'used';
    case 'attribute':
      return ofAttribute(parent);
    case 'argument_list':
      return ofArgument(parent.parent!, file);
    case 'assignment':
      return readsOfTargets(parent, file);
    default:
      return 'used';
  }
}

function ofAttribute(attribute: Node): 'cut' | 'used' | readonly Node[] {
  const name = attribute.field('attribute')!.text;
  const call =
    attribute.parent?.kind === 'call' && attribute.parent.field('function') === attribute ? attribute.parent : null;
  if (CUT_METHODS.has(name)) return 'cut';
  return PLAIN_METHODS.test(name) ? [call ?? attribute] : 'used';
}

function ofArgument(call: Node, file: FileContext): 'cut' | 'used' | readonly Node[] {
  const name = file.names.apiOf(call.field('function')!) ?? '';
  return /^torch\.(?:nn\.functional\.)?(?:argmax|max|min|softmax|sigmoid|tanh|exp|squeeze|topk|mean|sum|log_softmax|round)$/.test(
    name,
  )
    ? [call]
    : 'used';
}

/** The reads of the names that an assignment gives the value (or parts of it) to. */
function readsOfTargets(assignment: Node, file: FileContext): 'used' | readonly Node[] {
  const left = assignment.field('left')!;
  const targets = left.kind === 'identifier' ? [left] : left.kind === 'pattern_list' ? left.children : null;
  if (!targets || targets.some((target) => target.kind !== 'identifier')) return 'used';
  const unit = file.unitOf(assignment);
  return targets.flatMap((target) =>
    [...file.tree.identifiers(target.text, unit)].filter(
      (read) =>
        (bindingAt(read)?.kind ?? 'augmented') === 'augmented' &&
        read !== target &&
        !(read.parent?.kind === 'keyword_argument' && read.parent.field('name') === read) &&
        !(read.parent?.kind === 'attribute' && read.parent.field('attribute') === read) &&
        file.names.bindings.reaching(read).some((binding) => binding.target === target),
    ),
  );
}

/** The forward pass that a value on its way to the host (`….cpu().numpy()`) comes from, through names of the function. */
export function forwardBehind(value: Node, file: FileContext): ForwardPass | null {
  let node: Node | null = runsElsewhere(file) ? null : value;
  for (let steps = 0; node && steps < 12; steps++) {
    if (node.kind === 'call') {
      const answer = isForwardCall(node, file);
      if (answer !== 'no') return { call: node, certain: answer === 'yes' };
      const callee: Node = node.field('function')!;
      const isMethod: boolean = callee.kind === 'attribute' && PLAIN_METHODS.test(callee.field('attribute')!.text);
      node = isMethod && !file.names.apiOf(callee) ? callee.field('object') : (positional(node)[0] ?? null);
    } else if (node.kind === 'attribute')
      node = PLAIN_METHODS.test(node.field('attribute')!.text) ? node.field('object') : null;
    else if (node.kind === 'subscript') node = node.field('value');
    else if (node.kind === 'parenthesized_expression') node = node.children[0] ?? null;
    else if (node.kind === 'identifier') {
      const [binding]: readonly { value: Node | null; kind: string }[] = file.names.bindings.reaching(node);
      node = binding?.kind === 'assignment' ? binding.value : null;
    } else return null;
  }
  return null;
}

/** A model's call, or a method of a module of this file that runs it, asked for from outside the module. */
function isForwardCall(call: Node, file: FileContext): Answer {
  const direct = isModelCall(call, file);
  if (direct !== 'no') return direct;
  const callee = call.field('function')!;
  const object = callee.kind === 'attribute' ? callee.field('object')! : null;
  if (!object || !file.names.isInstance(object, MODULE) || file.names.bindings.isSelf(object)) return 'no';
  const meaning = file.names.meaningOf(callee);
  return meaning.kind === 'function' && runsForward(meaning.node, 'self', file) ? 'yes' : 'no';
}

/** True inside a method of a class that derives from another: a module or a framework's task, run by others. */
export const isRunByOthers = (node: Node): boolean =>
  classOf(node)
    ?.field('superclasses')
    ?.children.some(({ text }) => text !== 'object' && !/^metaclass/.test(text)) ?? false;
