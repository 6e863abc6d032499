import { positional } from '../../flow/operation.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { readsOf } from '../loops/reads.ts';

/** The argument of `list.append(…)` or of a pair of `list += […]`, with the list and the statement that adds it. */
export interface Appended {
  readonly layer: Node;
  readonly list: Node;
  readonly statement: Node;
}

/**
 * What a statement adds to a list of layers: the last one of `layers.append(…)`, `add_module(…)`, `layers += [ … ]`, and
 * where it may also begin one, of `layers = [ … ]`.
 */
export function appendedBy(statement: Node | null | undefined, may?: { readonly begins: true }): Appended | null {
  if (statement?.kind !== 'expression_statement') return null;
  const [expression] = statement.children;
  if (expression?.kind === 'augmented_assignment' || (may && expression?.kind === 'assignment')) {
    const right = expression.field('right');
    const layer = right?.kind === 'list' ? right.children.at(-1) : undefined;
    const list = expression.field('left');
    return layer && list ? { layer, list, statement } : null;
  }
  const callee = expression?.kind === 'call' ? expression.field('function') : null;
  if (callee?.kind !== 'attribute' || !['append', 'add_module'].includes(callee.field('attribute')!.text)) return null;
  const layer = positional(expression!).at(-1);
  return layer ? { layer, list: callee.field('object')!, statement } : null;
}

/** True when somewhere in the class an element of the list `norms` is called with what an element of `layers` gives. */
export function runsInPairs(layers: Node, norms: Node, file: FileContext): boolean {
  const before = attributeOf(layers, file);
  return before !== null && runsAfter(norms, file) === before;
}

/** The list of layers (an attribute of `self`) whose elements give what the elements of the list `norms` are called with. */
export function runsAfter(norms: Node, file: FileContext): string | null {
  const owner = classOf(norms);
  const after = owner && attributeOf(norms, file);
  if (!owner || !after) return null;
  for (const word of file.tree.identifiers(after, owner)) {
    const read = word.parent;
    if (read?.kind !== 'attribute' || !file.names.bindings.isSelf(read.field('object'), owner)) continue;
    for (const call of callsOfElements(read, file)) {
      const given = positional(call)[0];
      const made = given?.kind === 'identifier' ? valueOf(given, file) : given;
      const list = made?.kind === 'call' ? listOf(made.field('function')!, file) : null;
      if (list && list !== after) return list;
    }
  }
  return null;
}

/** The attribute of `self` that a list is, or is put into: `self.blocks.append(layers)`, `self.blocks = ModuleList(layers)`. */
function attributeOf(list: Node, file: FileContext): string | null {
  if (list.kind === 'attribute')
    return file.names.bindings.isSelf(list.field('object')) ? list.field('attribute')!.text : null;
  if (list.kind !== 'identifier') return null;
  const [binding, ...others] = file.names.bindings.reaching(list);
  if (!binding || others.length) return null;
  for (const read of readsOf(binding.target, file)) {
    const call = read.parent?.kind === 'argument_list' ? read.parent.parent : null;
    const callee = call?.kind === 'call' ? call.field('function') : null;
    const target =
      callee?.field('attribute')?.text === 'append'
        ? callee.field('object')
        : call?.parent?.kind === 'assignment'
          ? call.parent.field('left')
          : null;
    if (target?.kind === 'attribute' && file.names.bindings.isSelf(target.field('object')))
      return target.field('attribute')!.text;
  }
  return null;
}

/** The calls of elements of a list: `self.norms[i](x)`, `norm = self.norms[i]`, `for norm in self.norms`. */
function callsOfElements(list: Node, file: FileContext): readonly Node[] {
  let element = list;
  while (element.parent?.kind === 'subscript' && element.parent.field('value') === element) element = element.parent;
  if (element !== list && isCalled(element)) return [element.parent!];
  const name =
    element === list ? namedInLoop(list) : element.parent?.kind === 'assignment' ? element.parent.field('left') : null;
  if (name?.kind !== 'identifier') return [];
  return readsOf(name, file).flatMap((read) => (isCalled(read) ? [read.parent!] : []));
}

const isCalled = (node: Node): boolean => node.parent?.kind === 'call' && node.parent.field('function') === node;

/** The variable of the loop over `list`, or over it with others: `for i, norm in enumerate(…)`, `in zip(…, list)`. */
function namedInLoop(list: Node): Node | null {
  const loop = list.enclosing('for_statement');
  const over = loop?.field('right');
  if (!loop || !over || list.start < over.start || list.end > over.end) return null;
  let target = loop.field('left');
  for (let at = over; at !== list && target;) {
    if (at.kind !== 'call' || !['zip', 'enumerate'].includes(at.field('function')!.text)) return null;
    const parts = at.field('arguments')!.children;
    const place = parts.findIndex((part) => part.start <= list.start && list.end <= part.end);
    if (place < 0 || !parts[place]) return null;
    target = target.children[at.field('function')!.text === 'zip' ? place : 1] ?? null;
    at = parts[place];
  }
  return target;
}

/** The attribute of `self` of which the called thing is an element, or null. */
function listOf(callee: Node, file: FileContext): string | null {
  if (callee.kind === 'subscript') {
    let value = callee.field('value');
    while (value?.kind === 'subscript') value = value.field('value');
    return value?.kind === 'attribute' ? value.field('attribute')!.text : null;
  }
  if (callee.kind !== 'identifier') return null;
  const [binding, ...others] = file.names.bindings.reaching(callee);
  if (!binding?.value || others.length) return null;
  if (binding.kind === 'assignment' && !binding.path.length)
    return binding.value.kind === 'subscript' ? listOf(binding.value, file) : null;
  if (binding.kind !== 'loop') return null;
  let at: Node | undefined = binding.value;
  for (const place of binding.path) {
    const called: string = at?.kind === 'call' ? at.field('function')!.text : '';
    if (!at || !['zip', 'enumerate'].includes(called)) return null;
    if (called === 'enumerate' && place !== 1) return null;
    at = positional(at)[called === 'zip' ? place : 0];
  }
  return at?.kind === 'attribute' ? at.field('attribute')!.text : null;
}

/** The value a name was given last; what comes back from the turn before does not reach over an assignment of this turn. */
function valueOf(name: Node, file: FileContext): Node | null {
  const [binding, ...others] = file.names.bindings.reaching(name);
  const isLast = binding !== undefined && name.enclosing('block') === binding.statement.enclosing('block');
  if (binding?.kind !== 'assignment' || binding.path.length) return null;
  return others.every(({ statement }) => isLast && statement.end > name.start) ? binding.value : null;
}
