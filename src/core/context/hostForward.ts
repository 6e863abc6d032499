import { positional } from '../flow/operation.ts';
import { bindingAt } from '../names/binding.ts';
import { MODULE } from '../names/meaning.ts';
import { classOf } from '../names/scope.ts';
import type { Answer } from '../patterns/match.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { type ForwardPass, runsElsewhere, runsForward } from './evaluation.ts';
import { isModelCall } from './models.ts';

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
