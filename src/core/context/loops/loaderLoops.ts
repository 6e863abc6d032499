import { positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf, methodNamed } from './callers.ts';
import type { FileContext } from '../file.ts';
import { backwardPasses, loopsAround, methodCalls, unwrapIterable } from './loops.ts';
import { readsOf } from './reads.ts';

const MAX_VISITS = 150;
const WRAPPERS = /(?:^|\.)(?:enumerate|tqdm|trange|zip|iter|islice|track|log_every|MpDeviceLoader)$/;

/**
 * The `for` loops of this file that iterate over what an expression gives: through names, attributes of `self`,
 * `enumerate` and progress bars, and as an argument or result of the file's own functions and classes; through
 * `accelerator.prepare` only if asked, because from there on the library moves the batches.
 */
export function loopsOver(start: Node, file: FileContext, options = { prepared: true }): readonly Node[] {
  const loops = new Set<Node>();
  const seen = new Set<Node>();
  const queue: Node[] = [start];
  for (let node = queue.shift(); node && seen.size < MAX_VISITS; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const parent = node.parent;
    if (parent?.kind === 'for_statement' && parent.field('right') === node) loops.add(parent);
    else queue.push(...next(node, file, options.prepared));
  }
  return [...loops];
}

/**
 * True when a loop runs anew on every turn of another one, in its own function or in a caller of it. A turn that makes
 * the loader anew as well repeats nothing, nor does a call that hands another loader to the function.
 */
export function isRepeated(loop: Node, file: FileContext, loader: Node): boolean {
  const outer = (node: Node): boolean => [...loopsAround(node)].some((around) => !holds(around, loader));
  if (outer(loop)) return true;
  const around = functionOf(loop);
  if (!around || holds(around, loader)) return false;
  const name = nameOf(loader)?.text;
  const over = unwrapIterable(loop.field('right')!);
  const isGiven =
    over.kind === 'identifier' && file.names.bindings.reaching(over).some(({ kind }) => kind === 'parameter');
  return callersOf(around, file).some(
    (call) => outer(call) && (!isGiven || call.field('arguments')!.children.some((arg) => given(arg) === name)),
  );
}

const given = (argument: Node): string =>
  (argument.kind === 'keyword_argument' ? argument.field('value')! : argument).text;

/** What a loader that was just made is called: a name, or an attribute of `self`. */
const nameOf = (loader: Node): Node | null =>
  loader.parent?.kind === 'assignment' && loader.parent.field('right') === loader ? loader.parent.field('left') : null;

/** True for a loader from which only single batches are taken, `next(iter(loader))`. */
export function givesSingleBatches(loader: Node, file: FileContext): boolean {
  const reads = readsOf(nameOf(loader), file).map((read) => read.parent?.parent);
  const isCallOf = (node: Node | null | undefined, name: string): boolean =>
    node?.kind === 'call' && node.field('function')!.text === name;
  const single = reads.filter((call) => isCallOf(call, 'iter') && isCallOf(call?.parent?.parent, 'next'));
  return single.length > 0 && reads.every((call) => single.includes(call) || isCallOf(call, 'len'));
}

const holds = (outer: Node, inner: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** True for one pass over the batches that only collects something (latents, features) in a function that trains later on. */
export function isSetUpPass(loop: Node, file: FileContext): boolean {
  const body = loop.field('body');
  if (!body || !loopsAround(loop).next().done || backwardPasses(file, body).length) return false;
  const after = { start: loop.end, end: file.unitOf(loop).end };
  return backwardPasses(file, after).length > 0;
}

/** True for a loop that generates from each batch, which takes so long that the copy of the batch does not count. */
export const onlyGenerates = (loop: Node, file: FileContext): boolean => {
  const body = loop.field('body');
  return body !== null && methodCalls(file, 'generate', body).length > 0 && !backwardPasses(file, body).length;
};

/** True for a loop without training that writes a file in every turn: features or embeddings that are made ahead. */
export function writesBatches(loop: Node, file: FileContext): boolean {
  const body = loop.field('body');
  if (!body || backwardPasses(file, body).length) return false;
  return ['save', 'savez', 'savez_compressed', 'dump', 'save_file', 'create_dataset'].some((method) =>
    methodCalls(file, method, body).some((call) => call.field('arguments')!.children.length > 1),
  );
}

function next(node: Node, file: FileContext, throughPrepare: boolean): readonly Node[] {
  const parent = node.parent;
  switch (parent?.kind) {
    case 'parenthesized_expression':
    case 'conditional_expression':
      return [parent];
    case 'assignment':
      return parent.field('right') === node ? readsOf(parent.field('left'), file) : [];
    case 'expression_list':
    case 'tuple':
      return inTuple(parent, node, file);
    case 'return_statement':
      return returned(parent, file);
    case 'keyword_argument': {
      const call = callWith(parent.parent);
      return call ? readsOfParameter(call, parent.field('name')!.text, -1, file) : [];
    }
    case 'argument_list': {
      const call = callWith(parent);
      if (!call) return [];
      const callee = call.field('function')!;
      if (WRAPPERS.test(callee.text)) return [call];
      const place = positional(call).indexOf(node);
      if (/\.(?:prepare|prepare_data_loader|setup_dataloaders)$/.test(callee.text))
        return throughPrepare ? prepared(call, place, file) : [];
      return readsOfParameter(call, undefined, place, file);
    }
    default:
      return [];
  }
}

/** The call of a list of arguments; those of a class (`class A(Base, key=…)`) belong to none. */
const callWith = (argumentList: Node | null): Node | undefined =>
  argumentList?.parent?.kind === 'call' ? argumentList.parent : undefined;

/** `a, b = x, loader` and `return model, loader`. */
function inTuple(tuple: Node, node: Node, file: FileContext): readonly Node[] {
  const index = tuple.children.indexOf(node);
  const { parent } = tuple;
  if (parent?.kind === 'assignment' && parent.field('right') === tuple)
    return readsOf(parent.field('left')?.children[index] ?? null, file);
  if (parent?.kind !== 'return_statement') return [];
  return returned(parent, file).flatMap((call) => {
    const left = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
    return left && left.kind !== 'identifier' ? readsOf(left.children[index] ?? null, file) : [];
  });
}

/** The calls that get what a `return` gives. */
function returned(statement: Node, file: FileContext): readonly Node[] {
  const definition = functionOf(statement);
  return definition ? callersOf(definition, file) : [];
}

/** `model, loader = accelerator.prepare(model, loader)` gives things back in the order they came. */
function prepared(call: Node, place: number, file: FileContext): readonly Node[] {
  const left = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
  if (!left) return [];
  return readsOf(left.kind === 'identifier' || left.kind === 'attribute' ? left : (left.children[place] ?? null), file);
}

function readsOfParameter(call: Node, name: string | undefined, place: number, file: FileContext): readonly Node[] {
  const callee = call.field('function')!;
  const meaning = file.names.meaningOf(callee);
  const definition =
    meaning.kind === 'function'
      ? meaning.node
      : meaning.kind === 'class'
        ? methodNamed(meaning.node, '__init__')
        : undefined;
  const parameters = definition?.field('parameters')?.children ?? [];
  const bound = callee.kind === 'attribute' || meaning.kind === 'class';
  const shift = bound && ['self', 'cls'].includes(parameters[0]?.text ?? '') ? 1 : 0;
  const nameOf = (parameter: Node): Node | null =>
    parameter.field('name') ?? (parameter.kind === 'identifier' ? parameter : (parameter.children[0] ?? null));
  const target =
    name === undefined ? parameters[place + shift] : parameters.find((parameter) => nameOf(parameter)?.text === name);
  return target ? readsOf(nameOf(target), file) : [];
}
