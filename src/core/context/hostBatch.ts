import type { Binding } from '../names/binding.ts';
import { isScope } from '../names/scope.ts';
import type { Node } from '../syntax/node.ts';
import { loopNames, movesToDevice } from './copies.ts';
import type { FileContext } from './file.ts';
import { methodCalls, unwrapIterable } from './loops.ts';

/**
 * True for a name that a loop over batches (or `next(…)`) has just bound, where the same code moves the batch to the
 * device further on: until then its values are on the host. A part that is never moved stays there.
 */
export function isOnHostYet(use: Node, binding: Binding, file: FileContext): boolean {
  const area = areaOf(binding);
  if (!area) return false;
  const names = boundTogether(binding);
  const from = { start: binding.statement.start, end: area.end };
  if (changedInPlace(use, from)) return false;
  return ['to', 'cuda'].some((method) =>
    methodCalls(file, method, from).some((call) => movesToDevice(call, file) && names.includes(rootMoved(call) ?? '')),
  );
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

/** What `y.to(…)`, `batch["x"].to(…)` and `{k: v.to(…) for k, v in batch.items()}` move: `y` and `batch`. */
function rootMoved(call: Node): string | undefined {
  const root = call.field('function')!.field('object')!.text.match(/^\w+/)?.[0];
  for (const around of call.ancestors()) {
    if (/_comprehension$|^generator_expression$/.test(around.kind)) {
      const clause = around.children.find(({ kind }) => kind === 'for_in_clause');
      if (
        clause
          ?.field('left')
          ?.text.match(/\w+/g)
          ?.includes(root ?? '')
      )
        return clause.field('right')?.text.match(/^\w+/)?.[0];
    }
    if (isScope(around) && around.kind === 'function_definition') break;
  }
  return root;
}

/** `batch[k] = v.to(device)` or `batch.to(device)` as a statement, before the use, leave the name what it was. */
function changedInPlace(use: Node, { start }: { readonly start: number }): boolean {
  const before = use.tree.source.text.slice(start, use.start);
  return new RegExp(`(?:^|\\n)[ \\t]*${use.text}(?:\\[[^\\n]*\\][ \\t]*=(?!=)|\\.(?:to|cuda)\\()`).test(before);
}
