import { keyword, positional } from '../../flow/operation.ts';
import type { Binding } from '../../names/binding.ts';
import { classOf, scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { loopNames } from '../data/copies.ts';
import type { FileContext } from '../file.ts';
import { loopsAround } from './loops.ts';
import { readsOf } from './reads.ts';

/**
 * The call in a loop that steps a recurrent cell through time: its input is a slice of what is there before the loop
 * begins, so that one call over the whole sequence would do. Null where the input of a step depends on the last one, or
 * the state is changed between the steps.
 */
export function timeStepOf(cell: Node, file: FileContext): Node | null {
  const target = cell.parent?.kind === 'assignment' ? cell.parent.field('left') : null;
  if (!target || (target.kind === 'attribute' && !classOf(target))) return null;
  for (const read of readsOf(target, file)) {
    const call = read.parent?.kind === 'call' && read.parent.field('function') === read ? read.parent : null;
    const input = call && positional(call)[0];
    const loop = call ? loopsAround(call).next().value : undefined;
    if (call && input && loop?.kind === 'for_statement' && isSliceOfTurn(input, loop, file, 0))
      return handsStateOn(call, loop, file) ? call : null;
  }
  return null;
}

/** `x[:, t]`, the loop's own element, or a name in the loop that stands for one of them and nothing else. */
function isSliceOfTurn(input: Node, loop: Node, file: FileContext, depth: number): boolean {
  const turn = new Set(loopNames(loop));
  switch (input.kind) {
    case 'identifier': {
      if (turn.has(input.text)) return true;
      const [binding, ...others] = file.names.bindings.reaching(input);
      const inLoop = binding !== undefined && loop.start <= binding.target.start && binding.target.end <= loop.end;
      const plain = binding?.kind === 'assignment' && binding.path.length === 0 && others.length === 0;
      return (
        inLoop && plain && depth < 3 && binding.value !== null && isSliceOfTurn(binding.value, loop, file, depth + 1)
      );
    }
    case 'subscript': {
      const whole = input.field('value');
      return whole?.kind !== 'call' && mentions(input, turn, whole) && !isBoundIn(whole, loop, file);
    }
    case 'call': {
      const callee = input.field('function');
      const shaping =
        callee?.kind === 'attribute' &&
        /^(?:squeeze|unsqueeze|view|reshape|contiguous|float)$/.test(callee.field('attribute')?.text ?? '');
      return shaping && isSliceOfTurn(callee.field('object')!, loop, file, depth + 1);
    }
    default:
      return false;
  }
}

const mentions = (node: Node, names: ReadonlySet<string>, except: Node | null): boolean =>
  node !== except &&
  (node.kind === 'identifier' ? names.has(node.text) : node.children.some((child) => mentions(child, names, except)));

const isBoundIn = (value: Node | null, loop: Node, file: FileContext): boolean =>
  value?.kind === 'identifier' &&
  file.names.bindings.reaching(value).some(({ target }) => loop.start <= target.start && target.end <= loop.end);

/**
 * True when each step gets the state as the step before left it: not masked where an episode ended, dropped out, mixed
 * with what was attended to, or written to in part.
 */
function handsStateOn(step: Node, loop: Node, file: FileContext): boolean {
  const state = keyword(step, 'hx') ?? positional(step)[1];
  if (!state) return true;
  const names = namesIn(state);
  if (!names) return false;
  const scope = scopeOf(step);
  const within = ({ target }: Binding): boolean => loop.start <= target.start && target.end <= loop.end;
  const pending = [...names];
  const seen = new Set<string>();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const owner = name.startsWith('self.') ? classOf(step) : null;
    const given = owner
      ? file.names.bindings.ofAttribute(owner, name.slice('self.'.length))
      : file.names.bindings.inScope(scope, name);
    for (const { kind, value } of given.filter(within)) {
      if (kind === 'assignment' && value === step) continue;
      const renamed = kind === 'assignment' && value ? namesIn(value) : null;
      if (!renamed) return false;
      pending.push(...renamed);
    }
    for (const word of loop.tree.identifiers(name.replace(/^self\./, ''), loop)) if (writesPart(word)) return false;
  }
  return true;
}

/** The names that an expression hands on as they are, in tuples or by a number; null when it computes something. */
function namesIn(value: Node): readonly string[] | null {
  switch (value.kind) {
    case 'identifier':
      return [value.text];
    case 'none':
      return [];
    case 'attribute':
      return [value.text];
    case 'subscript':
      return value.children[0] ? namesIn(value.children[0]) : null;
    case 'tuple':
    case 'list':
    case 'expression_list':
    case 'parenthesized_expression': {
      const parts = value.children.map(namesIn);
      return parts.every((part) => part !== null) ? parts.flat() : null;
    }
    default:
      return null;
  }
}

/** `h[done] = 0` and `h.mul_(mask)` change a state where it lies. */
function writesPart(word: Node): boolean {
  const isOwn = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word;
  const state = isOwn ? word.parent! : word;
  const { parent } = state;
  if (parent?.kind === 'subscript' && parent.children[0] === state)
    return /assignment$/.test(parent.parent?.kind ?? '') && parent.parent!.field('left') === parent;
  const changes = parent?.kind === 'attribute' && parent.field('object') === state && parent.parent?.kind === 'call';
  return changes && /[a-z]_$/.test(parent.field('attribute')!.text);
}
