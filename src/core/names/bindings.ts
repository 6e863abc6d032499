import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';
import { type Binding, bindingAt, mayBind, mayBindAttribute } from './binding.ts';
import { classOf, isScope, lookupScopes, methodOf, scopeOf } from './scope.ts';

/** The bindings of one file, found name by name when somebody asks: a text search, then a look at the places. */
export class Bindings {
  readonly #names = new Map<Node, Map<string, readonly Binding[]>>();
  readonly #attributes = new Map<Node, Map<string, readonly Binding[]>>();

  /** Every binding of `name` in exactly this scope, in the order of the text. */
  inScope(scope: Node, name: string): readonly Binding[] {
    return memo(this.#names, scope, name, () => {
      const found: Binding[] = [];
      const { blocks, words } = scope.tree.source;
      // Most names of a file are local: of those the module is asked as well, and only `global` lets a function answer.
      const isOutside = scope === scope.tree.root && !words.has('global');
      const wanted = (text: string, span: Span): boolean =>
        mayBind(text, span) && !(isOutside && blocks.isInDefinition(span.start));
      for (const node of scope.tree.identifiers(name, scope, wanted)) {
        const binding = bindingAt(node);
        if (binding && bindingScope(binding) === scope) found.push(binding);
      }
      return found;
    });
  }

  /** Every `self.<name> = …` in the methods of a class and every `<name> = …` in its body, in the order of the text. */
  ofAttribute(owner: Node, name: string): readonly Binding[] {
    return memo(this.#attributes, owner, name, () => {
      const found: Binding[] = [];
      for (const node of owner.tree.identifiers(name, owner, mayBindAttribute)) {
        const parent = node.parent;
        if (parent?.kind === 'attribute' && parent.field('attribute') === node) {
          if (this.isSelf(parent.field('object'), owner)) {
            const binding = bindingAt(parent);
            if (binding) found.push(binding);
          }
        } else {
          const binding = bindingAt(node);
          if (binding && bindingScope(binding) === owner) found.push(binding);
        }
      }
      return found;
    });
  }

  /** True when the expression is the first parameter of the method of `owner` in which it stands. */
  isSelf(expression: Node | null, owner = expression && classOf(expression)): boolean {
    if (expression?.kind !== 'identifier' || !owner) return false;
    const method = methodOf(expression, owner);
    const first = method?.field('parameters')?.children[0];
    const name = first?.kind === 'typed_parameter' ? first.children[0] : first;
    return name?.text === expression.text;
  }

  /** The bindings in the scope where Python would find this name, or an empty list for builtins and star imports. */
  visible(use: Node): readonly Binding[] {
    for (const scope of lookupScopes(use)) {
      const found = this.inScope(scope, use.text);
      if (found.length) return found;
    }
    return [];
  }

  /**
   * The bindings whose value the name may hold where it is read, latest first: those before it, back to the first that
   * always runs, and those later in a loop around it. Where a name comes from an outer scope, all of that scope's
   * bindings may hold; the last one is first.
   */
  reaching(use: Node): readonly Binding[] {
    const all = this.visible(use);
    if (all.length <= 1) return all;
    const scope = scopeOf(use);
    if (bindingScope(all[0]!) !== scope) return [...all].reverse();
    const reached: Binding[] = [];
    for (let i = all.length - 1; i >= 0; i--) {
      const binding = all[i]!;
      use.tree.tick();
      if (!startsBefore(binding, use)) continue;
      const way = wayFrom(binding.statement, use);
      if (way === 'never' || reached.some((later) => follows(later, binding))) continue;
      reached.push(binding);
      if (way === 'always') break;
    }
    for (const binding of all) {
      if (!reached.includes(binding) && carriedByLoop(binding, use)) reached.push(binding);
    }
    return reached;
  }
}

function bindingScope(binding: Binding): Node {
  const { target, statement } = binding;
  if (binding.kind === 'function' || binding.kind === 'class') return scopeOf(statement);
  const scope = scopeOf(target);
  if (statement.kind === 'named_expression') {
    let around = scope;
    while (around.kind.endsWith('comprehension') || around.kind === 'generator_expression') around = scopeOf(around);
    return around;
  }
  return scope;
}

/** True when control that passes a binding always comes to the later one: it stands in the same block, or in one around. */
function follows(later: Binding, binding: Binding): boolean {
  const block = later.statement.enclosing('block', 'module');
  const { start, end } = binding.statement;
  return (
    block !== null && later.kind !== 'loop' && end <= later.statement.start && block.start <= start && end <= block.end
  );
}

function startsBefore(binding: Binding, use: Node): boolean {
  const { statement, kind } = binding;
  if (kind === 'parameter' || kind === 'function' || kind === 'class') return statement.start <= use.start;
  // A loop's variable holds in its body and after it, and everywhere in a comprehension's element.
  if (kind === 'loop') {
    return statement.kind === 'for_in_clause' || (statement.field('right')?.end ?? statement.start) <= use.start;
  }
  return statement.end <= use.start;
}

const LOOPS = new Set(['for_statement', 'while_statement']);
const ARMS = new Set(['if_statement', 'match_statement']);
const CONDITIONAL = new Set([
  ...LOOPS,
  ...ARMS,
  'elif_clause',
  'else_clause',
  'except_clause',
  'except_group_clause',
  'case_clause',
  'conditional_expression',
  'boolean_operator',
]);

/** Whether control that passes `statement` is sure to come to `use`, may come there, or never does. */
function wayFrom(statement: Node, use: Node): 'always' | 'may' | 'never' {
  let conditional = false;
  let child = statement;
  for (const around of statement.ancestors()) {
    if (around.start <= use.start && use.end <= around.end) {
      const otherArm = ARMS.has(around.kind) && !(child.start <= use.start && use.end <= child.end);
      return otherArm ? 'never' : conditional ? 'may' : 'always';
    }
    if (isScope(around)) break;
    // The body of a loop's own variable and the body of `try` are taken as run.
    if (CONDITIONAL.has(around.kind) && around !== statement) conditional = true;
    child = around;
  }
  return conditional ? 'may' : 'always';
}

/** A binding after the use (or around it) whose value comes back on the loop's next turn. */
function carriedByLoop(binding: Binding, use: Node): boolean {
  if (binding.statement.end <= use.start) return false;
  for (const around of use.ancestors()) {
    if (isScope(around)) return false;
    if (around.kind !== 'for_statement' && around.kind !== 'while_statement') continue;
    if (binding.statement.start >= around.start && binding.statement.end <= around.end) return true;
  }
  return false;
}

function memo<K, V>(store: Map<K, Map<string, V>>, key: K, name: string, make: () => V): V {
  let names = store.get(key);
  if (!names) store.set(key, (names = new Map()));
  let value = names.get(name);
  if (value === undefined) names.set(name, (value = make()));
  return value;
}
