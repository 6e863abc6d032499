import type { Resolver } from '../names/resolver.ts';
import { returnsOf } from '../names/returns.ts';
import { scopeOf } from '../names/scope.ts';
import type { Node } from '../syntax/node.ts';
import { keyword, type Operation, operationOf, positional } from './operation.ts';

/** Where a trace arrived: the node that performs the wanted operation, and how sure every step on the way was. */
export interface Arrival {
  readonly node: Node;
  readonly operation: Operation;
  /** The operand (backward: any; forward: the one the value came in by). */
  readonly operand: Node | null;
  readonly certain: boolean;
}

/** How many expressions one trace may look at. */
const MAX_VISITS = 400;

/**
 * Follows a value back to what it was made by: through names, unpacking, conditional expressions and the operations in
 * `via`, until an operation in `wanted`. A softmax argument leads through a mask and a scale to the product behind it.
 */
export function comesFrom(
  start: Node,
  wanted: ReadonlySet<string>,
  via: ReadonlySet<string>,
  names: Resolver,
): Arrival | null {
  const seen = new Set<Node>();
  const queue: Step[] = [{ node: start, certain: true, calls: [] }];
  for (let next = queue.shift(); next && seen.size < MAX_VISITS; next = queue.shift()) {
    const { node, certain, calls } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    const operation = operationOf(node, names);
    if (operation && wanted.has(operation.is)) {
      return { node, operation, operand: null, certain: certain && operation.certain };
    }
    const sure = certain && (operation?.certain ?? true);
    if (operation && via.has(operation.is)) {
      for (const operand of operation.operands) queue.push({ node: operand, certain: sure, calls });
    } else if (!operation) {
      const given = argumentFor(node, calls, names);
      if (given) queue.push({ node: given, certain, calls: calls.slice(0, -1) });
      const into = node.kind === 'call' && node.field('function')?.text !== 'map' ? [...calls, node] : calls;
      for (const source of sources(node, names)) queue.push({ node: source, certain, calls: into });
    }
  }
  return null;
}

interface Step {
  readonly node: Node;
  readonly certain: boolean;
  /** The calls that led into functions of this file, outermost first. */
  readonly calls: readonly Node[];
}

/** For a parameter of the function that the last call led into: the argument that the call gave it. */
export function argumentFor(node: Node, calls: readonly Node[], names: Resolver): Node | undefined {
  const call = calls.at(-1);
  if (!call || node.kind !== 'identifier') return undefined;
  const parameter = names.bindings.reaching(node).find(({ kind }) => kind === 'parameter');
  const list = parameter?.statement.kind === 'parameters' ? parameter.statement : parameter?.statement.parent;
  if (!parameter || list?.kind !== 'parameters') return undefined;
  const place = list.children.findIndex(
    (child) => child.start <= parameter.target.start && parameter.target.end <= child.end,
  );
  const first = list.children[0]?.text;
  const bound = (first === 'self' || first === 'cls') && call.field('function')?.kind === 'attribute' ? 1 : 0;
  return keyword(call, node.text) ?? positional(call)[place - bound];
}

/** The expressions whose value this one has, one step back; empty when it is made here. */
export function sources(node: Node, names: Resolver): readonly Node[] {
  switch (node.kind) {
    case 'parenthesized_expression':
    case 'await':
      return node.children.slice(0, 1);
    case 'named_expression':
      return node.field('value') ? [node.field('value')!] : [];
    case 'conditional_expression':
      return [node.children[0], node.children[2]].filter((part) => part !== undefined);
    case 'identifier':
      return names.bindings.reaching(node).flatMap(fromBinding);
    case 'attribute':
      return ofSelfAttribute(node, names);
    case 'call':
      return ofLocalCall(node, names);
    default:
      return [];
  }
}

type Bound = ReturnType<Resolver['bindings']['reaching']>[number];

/** What a binding gives its name, as expressions. */
export function fromBinding(binding: Bound): readonly Node[] {
  const { value, path, kind, target } = binding;
  // `x *= scale` keeps what x was: go on from the name as it stands in the statement, and from the right side.
  if (kind === 'augmented') return value ? [target, value] : [target];
  if (kind !== 'assignment' || !value) return [];
  if (path.length === 0) return [value];
  if (value.kind === 'call') return [...mapped(value, path[0]!), value];
  let part: Node | undefined = value;
  for (const index of path) {
    if (!part || !['tuple', 'list', 'expression_list'].includes(part.kind)) return [];
    part = part.children[index];
  }
  return part ? [part] : [];
}

/** `q, k = map(f, (q, k))`: what a lambda makes of an element, or the element itself. */
function mapped(call: Node, index: number): readonly Node[] {
  if (call.field('function')?.text !== 'map') return [];
  const [by, over] = call.field('arguments')?.children ?? [];
  const made = by?.kind === 'lambda' ? by.field('body') : null;
  const element = over?.kind === 'tuple' || over?.kind === 'list' ? over.children[index] : over;
  return [made, element].filter((node) => node !== null && node !== undefined);
}

/** `self.scores` read in the method that set it. */
function ofSelfAttribute(node: Node, names: Resolver): readonly Node[] {
  const object = node.field('object');
  const name = node.field('attribute')?.text;
  if (!object || !name || !names.bindings.isSelf(object)) return [];
  const scope = scopeOf(node);
  const owner = scopeOf(scope);
  if (owner.kind !== 'class_definition') return [];
  return names.bindings
    .ofAttribute(owner, name)
    .filter(({ target }) => scopeOf(target) === scope && target.end <= node.start)
    .slice(-1)
    .flatMap(fromBinding);
}

/** What a function or method of this file returns. */
function ofLocalCall(call: Node, names: Resolver): readonly Node[] {
  const callee = call.field('function');
  const meaning = callee ? names.meaningOf(callee) : undefined;
  return meaning?.kind === 'function' ? returnsOf(meaning.node) : [];
}

/**
 * Follows a value forward to what is done with it: through names, unpacking and the operations in `via`, until an
 * operation in `wanted`. The result of a softmax leads through a dropout to the product with the values.
 */
export function goesTo(
  start: Node,
  wanted: ReadonlySet<string>,
  via: ReadonlySet<string>,
  names: Resolver,
): Arrival | null {
  const seen = new Set<Node>();
  const queue: { node: Node; certain: boolean }[] = [{ node: start, certain: true }];
  for (let next = queue.shift(); next && seen.size < MAX_VISITS; next = queue.shift()) {
    const { node, certain } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const user of usersOf(node, names)) {
      const operation = operationOf(user.node, names);
      const carries = operation?.operands.includes(user.operand) ?? false;
      if (operation && carries && wanted.has(operation.is)) {
        return { node: user.node, operation, operand: user.operand, certain: certain && operation.certain };
      }
      if (operation && carries && via.has(operation.is)) {
        queue.push({ node: user.node, certain: certain && operation.certain });
      } else if (!operation && user.plain) {
        queue.push({ node: user.node, certain });
      }
    }
  }
  return null;
}

/** Who takes a value one step on: `operand` is the expression through which `node` gets it. */
export interface User {
  readonly node: Node;
  readonly operand: Node;
  /** True when the value passes unchanged (brackets, a name, an arm of a conditional expression). */
  readonly plain: boolean;
}

export function usersOf(node: Node, names: Resolver): readonly User[] {
  const parent = node.parent;
  if (!parent) return [];
  switch (parent.kind) {
    case 'parenthesized_expression':
    case 'await':
      return [{ node: parent, operand: node, plain: true }];
    case 'conditional_expression':
      return parent.children[1] === node ? [] : [{ node: parent, operand: node, plain: true }];
    case 'binary_operator':
    case 'unary_operator':
      return [{ node: parent, operand: node, plain: false }];
    case 'subscript':
      return parent.field('value') === node ? [{ node: parent, operand: node, plain: false }] : [];
    case 'argument_list':
      return parent.parent ? [{ node: parent.parent, operand: node, plain: false }] : [];
    case 'list':
      return parent.parent?.kind === 'argument_list' && parent.parent.parent
        ? [{ node: parent.parent.parent, operand: node, plain: false }]
        : [];
    case 'keyword_argument': {
      const call = parent.parent?.parent;
      return call ? [{ node: call, operand: node, plain: false }] : [];
    }
    case 'attribute': {
      if (parent.field('object') !== node) return [];
      const call = parent.parent;
      return call?.kind === 'call' && call.field('function') === parent
        ? [{ node: call, operand: node, plain: false }]
        : [{ node: parent, operand: node, plain: false }];
    }
    case 'named_expression':
      return [{ node: parent, operand: node, plain: true }, ...readsOf(parent.field('name'), names)];
    case 'assignment':
      return parent.field('right') === node ? readsOf(parent.field('left'), names) : [];
    case 'expression_list':
    case 'tuple': {
      // `einsum('ij,jd->id', (weights, values))`
      if (parent.parent?.kind === 'argument_list') {
        return parent.parent.parent ? [{ node: parent.parent.parent, operand: node, plain: false }] : [];
      }
      // `q, k = q.transpose(1, 2), k.transpose(1, 2)` gives each name its own part.
      const targets = parent.parent?.kind === 'assignment' ? parent.parent.field('left') : null;
      const matches = targets !== parent && targets?.children.length === parent.children.length;
      return matches ? readsOf(targets.children[parent.children.indexOf(node)] ?? null, names) : [];
    }
    default:
      return [];
  }
}

/** The places that read what an assignment target was given. */
export function readsOf(target: Node | null, names: Resolver): readonly User[] {
  if (target?.kind === 'identifier') {
    const scope = scopeOf(target);
    const users: User[] = [];
    for (const read of target.tree.identifiers(target.text, scope)) {
      if (read === target || (read.parent?.kind === 'keyword_argument' && read.parent.field('name') === read)) continue;
      if (read.parent?.kind === 'attribute' && read.parent.field('attribute') === read) continue;
      if (names.bindings.reaching(read).some((binding) => binding.target === target)) {
        users.push({ node: read, operand: read, plain: true });
      }
    }
    return users;
  }
  if (target?.kind === 'attribute' && names.bindings.isSelf(target.field('object'))) {
    const scope = scopeOf(target);
    const users: User[] = [];
    const name = target.field('attribute')!.text;
    for (const word of target.tree.identifiers(name, scope)) {
      const read = word.parent;
      if (read?.kind === 'attribute' && read !== target && read.text === target.text && read.start > target.end) {
        users.push({ node: read, operand: read, plain: true });
      }
    }
    return users;
  }
  return [];
}
