import type { Binding } from '../../names/binding.ts';
import type { Span } from '../../source/span.ts';
import type { Node } from '../../syntax/node.ts';
import { loopNames, movesToDevice } from './copies.ts';
import type { FileContext } from '../file.ts';
import { methodCalls, unwrapIterable } from '../loops/loops.ts';

/**
 * True for a name that a loop over batches (or `next(…)`) has just bound, where the same code moves the batch to the
 * device further on: until then its values are on the host. A part that is never moved stays there.
 */
export function isOnHostYet(use: Node, binding: Binding, file: FileContext): boolean {
  const area = areaOf(binding);
  if (!area) return false;
  const names = boundTogether(binding);
  const from: Span = { start: binding.statement.start, end: area.end };
  if (changedInPlace(use, from)) return false;
  const isMoved = ['to', 'cuda'].some((method) =>
    methodCalls(file, method, from).some((call) => movesToDevice(call, file) && isPartOf(rootMoved(call), names, file)),
  );
  return isMoved || handedToMover(names, file.text.slice(from.start, from.end));
}

/** The code in which a batch is used: the body of its loop, or the block after it was taken. */
function areaOf({ kind, statement, value }: Binding): Node | null {
  if (kind === 'loop') return statement.kind === 'for_statement' ? statement.field('body') : null;
  const isNext = kind === 'assignment' && value?.kind === 'call' && value.field('function')!.text === 'next';
  return isNext ? (statement.parent?.parent ?? null) : null;
}

/** The names of one batch; a loop over several sequences at once gives values of different origin. */
function boundTogether({ kind, statement, target, value }: Binding): readonly string[] {
  if (kind !== 'loop') return [target.text, ...(statement.field('left')?.text.match(/\w+/g) ?? [])];
  const isZip = value !== null && /(?:^|\()zip\(/.test(value.text) && unwrapIterable(value) !== value;
  return isZip ? [target.text] : loopNames(statement);
}

/** The name is one of the batch, or was unpacked from it: `x, y = batch`. */
function isPartOf(name: Node | undefined, names: readonly string[], file: FileContext): boolean {
  if (!name) return false;
  if (names.includes(name.text)) return true;
  return file.names.bindings.reaching(name).some(({ kind, value }) => {
    const whole = kind === 'assignment' && value?.kind === 'subscript' ? value.field('value') : value;
    return kind === 'assignment' && whole?.kind === 'identifier' && names.includes(whole.text);
  });
}

/** `inputs = to_device(batch, device)` with a helper of the project. */
function handedToMover(names: readonly string[], code: string): boolean {
  const called = code.matchAll(/=\s*(?:\w+\.)*(\w+)\((\w+)\s*[,)]/g);
  return [...called].some(([, helper, given]) => MOVER.test(helper!) && names.includes(given!));
}

const MOVER = /^(?:(?:move|send|put|copy|batch|data|tensors?|dict)_)*(?:to|on)_(?:device|cuda|gpu)$/i;

/** What `y.to(…)`, `batch["x"].to(…)` and `{k: v.to(…) for k, v in batch.items()}` move: `y` and `batch`. */
function rootMoved(call: Node): Node | undefined {
  const root = leftmost(call.field('function')!.field('object')!);
  for (const around of call.ancestors()) {
    if (/_comprehension$|^generator_expression$/.test(around.kind)) {
      const clause = around.children.find(({ kind }) => kind === 'for_in_clause');
      const over = clause?.field('right');
      if (root && over && clause?.field('left')?.text.match(/\w+/g)?.includes(root.text)) return leftmost(over);
    }
    if (around.kind === 'function_definition') break;
  }
  return root;
}

/** The name that `x`, `x.y[0]` and `x.items()` start with. */
function leftmost(value: Node): Node | undefined {
  let node: Node | null = value;
  while (node && node.kind !== 'identifier')
    node = node.field('object') ?? node.field('value') ?? node.field('function');
  return node ?? undefined;
}

/** `batch[k] = v.to(device)` or `batch.to(device)` as a statement, before the use, leave the name what it was. */
function changedInPlace(use: Node, { start }: Span): boolean {
  const before = use.tree.source.text.slice(start, use.start);
  return new RegExp(`(?:^|\\n)[ \\t]*${use.text}(?:\\[[^\\n]*\\][ \\t]*=(?!=)|\\.(?:to|cuda)\\()`).test(before);
}
