import { MODULE } from '../names/meaning.ts';
import { classOf } from '../names/scope.ts';
import type { Answer } from '../patterns/match.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { type ForwardPass, runsElsewhere, runsForward } from './evaluation.ts';
import { isPlain, worksOn } from './graphUse.ts';
import { isModelCall } from './models.ts';

/** The forward pass that a value on its way to the host (`….cpu().numpy()`) comes from, through names of the function. */
export function forwardBehind(value: Node, file: FileContext): ForwardPass | null {
  let node: Node | null = runsElsewhere(file) ? null : value;
  for (let steps = 0; node && steps < 12; steps++) {
    if (node.kind === 'call') {
      const answer = isForwardCall(node, file);
      if (answer !== 'no') return { call: node, certain: answer === 'yes' };
      node = worksOn(node, file);
    } else if (node.kind === 'attribute') node = isPlain(node.field('attribute')!.text) ? node.field('object') : null;
    else if (node.kind === 'subscript') node = node.field('value');
    else if (/^(?:parenthesized_expression|binary_operator|comparison_operator)$/.test(node.kind))
      node = node.children[0] ?? null;
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
