import { classOf, scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/** The calls in this file of a function or method; for `__init__`, the calls of its class. Methods are told by name. */
export const callersOf = (definition: Node, file: FileContext): readonly Node[] =>
  file.remember(`callers ${definition.start}`, () => {
    const own = definition.field('name');
    const name = own?.text === '__init__' ? classOf(definition.field('body') ?? definition)?.field('name') : own;
    if (!name) return [];
    const calls: Node[] = [];
    for (const word of file.tree.identifiers(name.text, file.tree.root)) {
      if (word === name) continue;
      const callee = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
      if (callee.parent?.kind === 'call' && callee.parent.field('function') === callee) calls.push(callee.parent);
    }
    return calls;
  });

/** The function whose parameter this binding target is, and the place of the parameter among those a caller fills. */
export function parameterPlace(target: Node): { readonly of: Node; readonly place: number } | null {
  const parameters = target.enclosing('parameters');
  const definition = parameters?.parent;
  if (!parameters || definition?.kind !== 'function_definition') return null;
  const index = parameters.children.findIndex((child) => child.start <= target.start && target.end <= child.end);
  const bound =
    scopeOf(definition).kind === 'class_definition' && ['self', 'cls'].includes(parameters.children[0]?.text ?? '');
  return index < 0 ? null : { of: definition, place: bound ? index - 1 : index };
}

/** The method of that name written in the body of a class, decorated or not. */
export const methodNamed = (definition: Node, name: string): Node | undefined =>
  definition
    .field('body')
    ?.children.map((child) => (child.kind === 'decorated_definition' ? (child.field('definition') ?? child) : child))
    .find((child) => child.kind === 'function_definition' && child.field('name')?.text === name);
