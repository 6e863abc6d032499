import type { Node } from '../syntax/node.ts';

const COMPREHENSIONS = ['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression'];
const SCOPES = new Set(['module', 'function_definition', 'lambda', 'class_definition', ...COMPREHENSIONS]);

/** The outermost node; of a text that could not be parsed its kind is `ERROR` and not `module`. */
const isRoot = (node: Node): boolean => node === node.tree.root;

export const isScope = (node: Node): boolean => SCOPES.has(node.kind) || isRoot(node);
export const isComprehension = (node: Node): boolean => COMPREHENSIONS.includes(node.kind);

/**
 * The scope in which a name standing at `node` is looked up: the innermost function, lambda, class, comprehension or
 * the module. A function's name, decorators, defaults and annotations belong to the scope around the function, and a
 * comprehension's first iterable to the scope around the comprehension, as in Python.
 */
export function scopeOf(node: Node): Node {
  return (node.scope ??= findScope(node));
}

function findScope(node: Node): Node {
  let child = node;
  for (let around = node.parent; around; around = around.parent) {
    node.tree.tick();
    if (isScope(around) && belongsInside(around, child, node)) return around;
    child = around;
  }
  return node.tree.root;
}

/** The scopes a name is looked up in, innermost first. A class's names are not seen from inside its methods. */
export function* lookupScopes(node: Node): Generator<Node> {
  let scope = scopeOf(node);
  yield scope;
  while (!isRoot(scope)) {
    scope = scopeOf(scope);
    if (scope.kind !== 'class_definition') yield scope;
  }
}

/** The function around a node, or null at module or class level. Lambdas and comprehensions are looked through. */
export function functionOf(node: Node): Node | null {
  for (let scope = scopeOf(node); ; scope = scopeOf(scope)) {
    if (scope.kind === 'function_definition') return scope;
    if (isRoot(scope) || scope.kind === 'class_definition') return null;
  }
}

/** The class whose method (or nested function of a method) the node stands in, or null. */
export function classOf(node: Node): Node | null {
  for (let scope = scopeOf(node); !isRoot(scope); scope = scopeOf(scope)) {
    if (scope.kind === 'class_definition') return scope;
  }
  return null;
}

/** The method of `owner` in which the node stands, however deeply nested, or null. */
export function methodOf(node: Node, owner: Node): Node | null {
  for (let scope = scopeOf(node); !isRoot(scope); scope = scopeOf(scope)) {
    if (scope.kind === 'function_definition' && scopeOf(scope) === owner) return scope;
  }
  return null;
}

function belongsInside(scope: Node, child: Node, node: Node): boolean {
  if (isRoot(scope)) return true;
  if (scope.kind === 'class_definition') return scope.field('body') === child;
  if (scope.kind === 'function_definition' || scope.kind === 'lambda') {
    if (scope.field('body') === child) return true;
    return scope.field('parameters') === child && isParameterName(node);
  }
  const firstFor = scope.children.find((part) => part.kind === 'for_in_clause');
  return !(firstFor === child && firstFor.field('right') !== null && within(node, firstFor.field('right')!));
}

/** True for the identifier that names a parameter, false for its default and annotation. */
export function isParameterName(node: Node): boolean {
  const parent = node.parent;
  if (!parent) return false;
  switch (parent.kind) {
    case 'parameters':
    case 'lambda_parameters':
      return true;
    case 'default_parameter':
    case 'typed_default_parameter':
      return parent.field('name') === node;
    case 'typed_parameter':
      return parent.children[0] === node;
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      return (
        parent.parent !== null && ['parameters', 'lambda_parameters', 'typed_parameter'].includes(parent.parent.kind)
      );
    default:
      return false;
  }
}

const within = (inner: Node, outer: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;
