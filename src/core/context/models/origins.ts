import { callersOf, parameterPlace } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { returnsOf } from '../../names/returns.ts';
import { keyword, positional } from '../../flow/operation.ts';

const MAX_VISITS = 200;
const LISTS = new Set(['tuple', 'list', 'expression_list']);

interface Step {
  readonly node: Node;
  /** The places still to be taken from unpacked tuples, outermost first. */
  readonly path: readonly number[];
}

/**
 * The expressions that make a value, as far back as this file tells: through names, unpacked tuples, attributes of
 * `self`, functions of the file, and from a parameter to the arguments of its callers. What cannot be followed further
 * (a library call, a subscript, a parameter nobody fills) is an origin itself.
 */
export function originsOf(start: Node, file: FileContext): readonly Node[] {
  const origins = new Set<Node>();
  const seen = new Set<string>();
  const queue: Step[] = [{ node: start, path: [] }];
  for (let step = queue.shift(); step && seen.size < MAX_VISITS; step = queue.shift()) {
    const key = `${step.node.raw.id} ${step.path.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const before = back(step, file);
    if (before.length) queue.push(...before);
    else origins.add(step.node);
  }
  return [...origins];
}

function back({ node, path }: Step, file: FileContext): readonly Step[] {
  const { names } = file;
  switch (node.kind) {
    case 'parenthesized_expression':
    case 'await':
      return node.children.slice(0, 1).map((inner) => ({ node: inner, path }));
    case 'named_expression':
      return node.field('value') ? [{ node: node.field('value')!, path }] : [];
    case 'conditional_expression':
      return [node.children[0], node.children[2]].flatMap((arm) => (arm ? [{ node: arm, path }] : []));
    case 'identifier':
      return names.bindings.reaching(node).flatMap((binding) => {
        if (binding.kind === 'parameter') return given(binding.target, binding.value, path, file);
        return binding.kind === 'assignment' && binding.value
          ? [{ node: binding.value, path: [...binding.path, ...path] }]
          : [];
      });
    case 'attribute': {
      const owner = names.bindings.isSelf(node.field('object')) ? classOf(node) : null;
      const name = node.field('attribute')?.text;
      if (!owner || !name) return [];
      return names.bindings
        .ofAttribute(owner, name)
        .flatMap(({ kind, value, path: inner }) =>
          kind === 'assignment' && value ? [{ node: value, path: [...inner, ...path] }] : [],
        );
    }
    case 'call': {
      const meaning = names.meaningOf(node.field('function')!);
      return meaning.kind === 'function' ? returnsOf(meaning.node).map((value) => ({ node: value, path })) : [];
    }
    default: {
      const [index, ...rest] = path;
      const part = LISTS.has(node.kind) && index !== undefined ? node.children[index] : undefined;
      return part ? [{ node: part, path: rest }] : [];
    }
  }
}

/** What the callers in this file give a parameter, and its default. */
function given(target: Node, otherwise: Node | null, path: readonly number[], file: FileContext): readonly Step[] {
  const parameter = parameterPlace(target);
  const values = parameter
    ? callersOf(parameter.of, file).flatMap(
        (call) => keyword(call, target.text) ?? positional(call)[parameter.place] ?? [],
      )
    : [];
  if (otherwise && otherwise.kind !== 'none') values.push(otherwise);
  return values.map((node) => ({ node, path }));
}
