import { positional } from '../flow/operation.ts';
import { classOf } from '../names/scope.ts';
import type { Node } from '../syntax/node.ts';
import { loopNames } from './copies.ts';
import type { FileContext } from './file.ts';
import { loopsAround } from './loops.ts';
import { readsOf } from './reads.ts';

/**
 * The call in a loop that steps a recurrent cell through time: its input is a slice of what is there before the loop
 * begins, so that one call over the whole sequence would do. Null where the input of a step depends on the last one.
 */
export function timeStepOf(cell: Node, file: FileContext): Node | null {
  const target = cell.parent?.kind === 'assignment' ? cell.parent.field('left') : null;
  if (!target || (target.kind === 'attribute' && !classOf(target))) return null;
  for (const read of readsOf(target, file)) {
    const call = read.parent?.kind === 'call' && read.parent.field('function') === read ? read.parent : null;
    const input = call && positional(call)[0];
    const loop = call ? loopsAround(call).next().value : undefined;
    if (call && input && loop?.kind === 'for_statement' && isSliceOfTurn(input, loop, file, 0)) return call;
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
