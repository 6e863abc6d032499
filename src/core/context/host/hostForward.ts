import { MODULE } from '../../names/meaning.ts';
import { classOf } from '../../names/scope.ts';
import type { Answer } from '../../patterns/match.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { type ForwardPass, runsElsewhere, runsForward } from '../inference/evaluation.ts';
import { isPlain, worksOn } from '../inference/graphUse.ts';
import { isModelCall, MODEL_NAME } from '../models/models.ts';

/**
 * The forward pass that a value on its way to the host (`….cpu().numpy()`) comes from, through names of the function.
 *
 * @param byName whether further names of networks are believed, such as those of agents and of encoders' methods
 */
export function forwardBehind(value: Node, file: FileContext, byName = false): ForwardPass | null {
  const queue: Node[] = runsElsewhere(file) ? [] : [value];
  const seen = new Set<Node>();
  for (let node = queue.shift(); node && seen.size < MOST_STEPS; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'call' && !isOperation(node, file)) {
      const answer = byName ? isForwardByName(node, file) : isForwardCall(node, file);
      if (answer !== 'no') return { call: node, certain: answer === 'yes' };
    }
    queue.push(...before(node, file));
  }
  return null;
}

/** `x.cpu()`, `x.view(1, -1)`: what is done with a tensor, known by its name alone. */
function isOperation(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  return (
    callee.kind === 'attribute' &&
    isPlain(callee.field('attribute')!.text) &&
    !file.names.bindings.isSelf(callee.field('object'))
  );
}

const MOST_STEPS = 16;

/** What a value is made of, one step back. */
function before(node: Node, file: FileContext): readonly Node[] {
  switch (node.kind) {
    case 'call':
      return worksOn(node, file);
    case 'attribute':
      return isPlain(node.field('attribute')!.text) ? [node.field('object')!] : [];
    case 'subscript':
      return [node.field('value')!];
    case 'parenthesized_expression':
    case 'binary_operator':
    case 'comparison_operator':
      return node.children.slice(0, 1);
    case 'identifier': {
      const [binding] = file.names.bindings.reaching(node);
      return binding?.kind === 'assignment' && binding.value ? [binding.value] : [];
    }
    default:
      return [];
  }
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

const NETWORKS =
  /^(?:\w*(?:actor|critic|policy|q_?net\w*|qnetwork\w*|target_net\w*|embedder|detector|segmenter|predictor|regressor|autoencoder|vae|vgg|resnet\d*|clf)|net[GDE]\w*|[GDEF](?:_\w+)?|model_\w+|net_\w+|gen|disc)$/;
const ENCODES =
  /^(?:encode_(?:image|text|video|audio)|get_(?:image|text|audio|video)_features|extract_features|forward_features)$/;

/** A name of any of these, for text that is not parsed yet. */
export const CALLED_LIKE_NETWORK = new RegExp(`${MODEL_NAME.source}|${NETWORKS.source}|${ENCODES.source}`, 'i');

/** What is called like a network of an agent or a generator, or like the method by which encoders are asked. */
export function isForwardByName(call: Node, file: FileContext): Answer {
  if (isOperation(call, file)) return 'no';
  const known = isForwardCall(call, file);
  const callee = call.field('function')!;
  if (known !== 'no') return known;
  const name = callee.kind === 'attribute' ? callee.field('attribute')!.text : callee.text;
  const { kind } = file.names.meaningOf(callee);
  if (kind === 'api' || kind === 'function' || kind === 'class' || kind === 'literal') return 'no';
  const isMethod = callee.kind === 'attribute' && !file.names.bindings.isSelf(callee.field('object'));
  return NETWORKS.test(name) || (isMethod && ENCODES.test(name)) ? 'inferred' : 'no';
}

/** What acts, evaluates or predicts derives from others of its kind, and none of them is a module. */
const ACTS =
  /^(?:\w+\.)?(?:\w*(?:Agent|Learner|Trainer|Runner|Solver|Evaluator|Predictor|Inferencer|Tester|Experiment)\w*|Exp_\w+|ABC|object)$/;

/** True inside a class that derives from agents, solvers and the like only. */
export const isOfAgent = (node: Node): boolean => {
  const bases =
    classOf(node)
      ?.field('superclasses')
      ?.children.filter(({ kind }) => kind !== 'keyword_argument') ?? [];
  return bases.length > 0 && bases.every(({ text }) => ACTS.test(text) && !/transformers|Lightning|\bpl\./.test(text));
};

/** True inside a method of a class that derives from another: a module or a framework's task, run by others. */
export const isRunByOthers = (node: Node): boolean =>
  classOf(node)
    ?.field('superclasses')
    ?.children.some(({ text }) => text !== 'object' && !/^metaclass/.test(text)) ?? false;
