import { positional } from '../../flow/operation.ts';
import { bindingAt } from '../../names/binding.ts';
import { MODULE } from '../../names/meaning.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { backwardPasses, innermostLoop } from '../loops/loops.ts';
import { isModelCall, namesModel } from '../models/models.ts';

/** Methods and attributes of a tensor whose result hangs on the same graph, and those that models give it under. */
export const PLAIN_METHODS =
  /^(?:cpu|cuda|view|reshape|squeeze|unsqueeze|mean|sum|max|min|softmax|sigmoid|tanh|exp|log|log_softmax|float|double|half|to|type|transpose|permute|flatten|contiguous|clone|topk|sort|round|clamp|clamp_|add|add_|mul|mul_|div|div_|sub|pow|sqrt|abs|norm|t|T|values|expand|repeat|logits|loss|last_hidden_state|hidden_states|pooler_output|image_embeds|text_embeds)$/;
/** What says that a graph was there: there was something to take off it. */
const DETACHES = new Set(['detach', 'data']);
/** What only reads numbers, or gives whole numbers, through which no gradient flows. */
const READS = new Set(
  'item tolist argmax argmin argsort multinomial bool long int byte eq ne gt lt ge le indices round_'.split(' '),
);
/** What only asks for the form of a tensor. */
const ASKS = new Set('shape size numel dim ndim device dtype is_cuda element_size'.split(' '));
/** Functions that give values and places: `values, indices = x.max(dim=1)`. */
const WITH_PLACES = /^(?:max|min|topk|sort|kthvalue|median|mode)$/;
const HOST_FUNCTIONS = /^(?:print|len|isinstance|type|str|repr|float|int|bool|round)$/;
const SAVES = /(?:^|\.)(?:save_image|make_grid|imsave|imwrite|to_pil_image|tensor2img|imshow)$/;
const LOSS = /(?:loss|criterion|crit|cross_entropy|mse)(?:_?fn|_?func|_?f)?$/i;
const METRIC =
  /(?:^|[._])(?:top_?k_?)?(?:acc|accuracy|metrics?|psnr|ssim|iou|miou|auc|f1|num_correct|wer|cer)(?:_score|_fn)?$/i;

/**
 * What becomes of the graph of a forward pass: `used` when something may need it (or nobody can say), `frozen` when the
 * result turns to NumPy as it is, which a tensor with a graph refuses, `detached` when the program takes the result off
 * the graph, `host` when it only reads numbers from it, `dropped` when nothing reads it.
 */
export type GraphUse = 'used' | 'frozen' | 'detached' | 'host' | 'dropped';

/** Follows all that is made of a forward pass, through names, tensor operations, losses and further models. */
export function graphUse(call: Node, file: FileContext): GraphUse {
  // What a method gives beside may be whole numbers, which any tensor hands over.
  const isDirect = isModelCall(call, file) !== 'no';
  const seen = new Set<Node>();
  const queue: Node[] = [call];
  const ends = new Set<GraphUse>();
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (seen.size > MOST_STEPS) return 'used';
    const next = step(node, file);
    if (next === 'used') return 'used';
    if (typeof next === 'string') ends.add(next);
    else queue.push(...next);
  }
  if (ends.has('frozen') && isDirect) return 'frozen';
  if (ends.has('detached')) return 'detached';
  return ends.size ? 'host' : 'dropped';
}

const MOST_STEPS = 120;

type Step = GraphUse | readonly Node[];

/** One step from a value to what is made of it. */
function step(node: Node, file: FileContext): Step {
  const { parent } = node;
  switch (parent?.kind) {
    case 'parenthesized_expression':
    case 'binary_operator':
    case 'unary_operator':
      return [parent];
    case 'conditional_expression':
      return parent.children[1] === node ? 'host' : [parent];
    case 'list':
    case 'tuple':
      return parent.parent?.kind === 'argument_list' ? [parent] : 'used';
    case 'comparison_operator':
    case 'interpolation':
      return 'host';
    case 'expression_statement':
    case 'delete_statement':
      return [];
    // `del hidden, logits`
    case 'expression_list':
      return parent.parent?.kind === 'delete_statement' ? [] : 'used';
    case 'subscript':
      if (parent.field('value') !== node) return 'used';
      return givesPlaces(node) && parent.text.endsWith('[1]') ? 'host' : [parent];
    case 'attribute':
      return ofAttribute(parent);
    case 'argument_list':
      return ofArgument(parent.parent!, file);
    case 'assignment':
      return readsOfTargets(parent, node, file);
    default:
      return 'used';
  }
}

function ofAttribute(attribute: Node): Step {
  const name = attribute.field('attribute')!.text;
  const call =
    attribute.parent?.kind === 'call' && attribute.parent.field('function') === attribute ? attribute.parent : null;
  if (name === 'numpy') return 'frozen';
  if (DETACHES.has(name)) return 'detached';
  if (READS.has(name)) return 'host';
  if (ASKS.has(name)) return [];
  return PLAIN_METHODS.test(name) ? [call ?? attribute] : 'used';
}

function ofArgument(call: Node, file: FileContext): Step {
  const callee = call.field('function')!;
  const { text } = callee;
  const name = file.names.apiOf(callee) ?? '';
  // `engine.backward(loss)`: a wrapper of the model runs the backward pass.
  if (/\.(?:manual_)?backward$/.test(text)) return 'used';
  if (SAVES.test(text) || HOST_FUNCTIONS.test(text) || METRIC.test(text)) return 'host';
  if (name.startsWith('numpy.')) return 'frozen';
  if (/^torch\.(?!autograd\.|save$|jit\.|onnx\.|distributed\.|nn\.[A-Z])/.test(name)) {
    return READS.has(name.slice(name.lastIndexOf('.') + 1)) ? 'host' : [call];
  }
  // Beside a backward pass, a loss that is only printed is one that was forgotten.
  if (LOSS.test(text)) return learnsBeside(call, file) ? 'used' : [call];
  if (isModelCall(call, file) !== 'no') return [call];
  // `model.generator(hidden)`: a part of a model.
  const owner = callee.kind === 'attribute' ? callee.field('object')! : null;
  return owner && (namesModel(owner) || file.names.isInstance(owner, MODULE)) ? [call] : 'used';
}

function learnsBeside(call: Node, file: FileContext): boolean {
  const loop = innermostLoop(call);
  return backwardPasses(file, loop ?? file.unitOf(call)).some((pass) => innermostLoop(pass) === loop);
}

/** `x.max(dim=1)`, `torch.topk(x, 5)`: a pair, of which the second are whole numbers. */
function givesPlaces(node: Node): boolean {
  if (node.kind !== 'call') return false;
  const callee = node.field('function')!;
  const name = callee.kind === 'attribute' ? callee.field('attribute')!.text : callee.text;
  return WITH_PLACES.test(name) && (node.field('arguments')?.children.length ?? 0) > 0;
}

/** The reads of the names that an assignment gives the value (or parts of it) to. */
function readsOfTargets(assignment: Node, value: Node, file: FileContext): Step {
  const left = assignment.field('left')!;
  const targets = left.kind === 'identifier' ? [left] : left.kind === 'pattern_list' ? left.children : null;
  if (!targets || targets.some((target) => target.kind !== 'identifier')) return 'used';
  const unit = file.unitOf(assignment);
  const isPair = targets.length === 2 && givesPlaces(value);
  const reads = targets
    .slice(0, isPair ? 1 : undefined)
    .flatMap((target) =>
      [...file.tree.identifiers(target.text, unit)].filter((read) => readsTarget(read, target, file)),
    );
  // `loss = error = criterion(…)`
  const outer = assignment.parent?.kind === 'assignment' ? [assignment] : [];
  return isPair && !reads.length ? 'host' : [...reads, ...outer];
}

const readsTarget = (read: Node, target: Node, file: FileContext): boolean =>
  (bindingAt(read)?.kind ?? 'augmented') === 'augmented' &&
  read !== target &&
  !(read.parent?.kind === 'keyword_argument' && read.parent.field('name') === read) &&
  !(read.parent?.kind === 'attribute' && read.parent.field('attribute') === read) &&
  file.names.bindings.reaching(read).some((binding) => binding.target === target);

/** The values a call of an operation works on: its receiver, or the first argument that is no text, all parts of a list. */
export function worksOn(call: Node, file: FileContext): readonly Node[] {
  const callee = call.field('function')!;
  const method = callee.kind === 'attribute' ? callee.field('attribute')!.text : '';
  if ((isPlain(method) || method === 'numpy') && !file.names.apiOf(callee)) return [callee.field('object')!];
  const given = positional(call).find(({ kind }) => kind !== 'string');
  return given?.kind === 'list' || given?.kind === 'tuple' ? given.children : given ? [given] : [];
}

/** True for an attribute that leaves a tensor what it is, so that what stands before it is the same value. */
export const isPlain = (name: string): boolean => PLAIN_METHODS.test(name) || DETACHES.has(name) || READS.has(name);
