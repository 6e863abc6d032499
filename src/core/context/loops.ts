import { isScope } from '../names/scope.ts';
import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';

const LOOPS = new Set(['for_statement', 'while_statement']);

/** The loops around a node inside its function, innermost first. A node in a loop's header is not inside it. */
export function* loopsAround(node: Node): Generator<Node> {
  let child = node;
  for (const around of node.ancestors()) {
    if (isScope(around) && !around.kind.endsWith('comprehension') && around.kind !== 'generator_expression') return;
    if (LOOPS.has(around.kind) && around.field('body') === child) yield around;
    child = around;
  }
}

/** Calls of a method named `method` inside a span: `loss.backward()`, `optimizer.step()`. */
export function methodCalls(file: FileContext, method: string, within: Span): readonly Node[] {
  const calls = file.remember(`method calls ${method}`, () => {
    const found: Node[] = [];
    for (const word of file.tree.identifiers(method, file.tree.root)) {
      const attribute = word.parent;
      if (attribute?.kind !== 'attribute' || attribute.field('attribute') !== word) continue;
      const call = attribute.parent;
      if (call?.kind === 'call' && call.field('function') === attribute) found.push(call);
    }
    return found;
  });
  return calls.filter((call) => within.start <= call.start && call.end <= within.end);
}

/** True for a loop whose body runs a backward pass: one turn is one training step (or one micro-batch). */
export const isTrainingStep = (loop: Node, file: FileContext): boolean =>
  file.remember(`training step ${loop.start}`, () => {
    const body = loop.field('body') ?? loop;
    return methodCalls(file, 'backward', body).some((call) => innermostLoop(call) === loop || nearLoop(call, loop));
  });

/** The innermost `for` or `while` around a node, or null. */
export function innermostLoop(node: Node): Node | null {
  for (const loop of loopsAround(node)) return loop;
  return null;
}

/** The backward stands in a short inner loop (over micro-batches, losses or optimizers) of this one. */
function nearLoop(call: Node, loop: Node): boolean {
  const loops = [...loopsAround(call)];
  const depth = loops.indexOf(loop);
  return depth === 1 && !isDataLoop(loops[0]!);
}

const LOADER_NAME =
  /(?:^|_|\.)(?:loader|dataloader|dataset|batches|data_iter|iterator|train_dl|val_dl|test_dl|dl)(?:$|_)|loader\b/i;

/** True for a loop over batches: its iterable is (or wraps) something called a loader, or an instance of one. */
export function isDataLoop(loop: Node, file?: FileContext): boolean {
  const over = loop.field('right');
  if (loop.kind !== 'for_statement' || !over) return false;
  const inner = unwrapIterable(over);
  if (file && file.names.isInstance(inner, 'torch.utils.data.DataLoader')) return true;
  return LOADER_NAME.test(inner.text.replace(/\(.*$/s, ''));
}

/** What `enumerate`, `tqdm`, `zip`, `iter`, `islice` and the like iterate over. */
export function unwrapIterable(node: Node): Node {
  let inner = node;
  for (let step = 0; step < 5 && inner.kind === 'call'; step++) {
    const name = inner.field('function')?.text ?? '';
    if (!/(?:^|\.)(?:enumerate|tqdm|trange|zip|iter|islice|reversed|track|log_every|cycle)$/.test(name)) break;
    const first = inner.field('arguments')?.children.find((arg) => arg.kind !== 'keyword_argument');
    if (!first) break;
    inner = first;
  }
  return inner;
}

/**
 * True when a node inside a loop does not run on every turn: it stands under an `if` that tests a remainder
 * (`step % 100 == 0`), a flag for logging or printing, the main process, or the last turn; or after a `break`-like exit.
 */
export function isOccasional(node: Node, loop: Node): boolean {
  let child = node;
  for (const around of node.ancestors()) {
    if (around === loop) return false;
    const test = ['if_statement', 'elif_clause'].includes(around.kind) ? around.field('condition') : null;
    if (test && test !== child && OCCASION.test(test.text)) return true;
    if (around.kind === 'conditional_expression' && around.children[1] && OCCASION.test(around.children[1].text))
      return true;
    if (around.kind === 'except_clause') return true;
    if (around.kind === 'else_clause' && around.parent && LOOPS.has(around.parent.kind)) return true;
    child = around;
  }
  return false;
}

const OCCASION =
  /%|\b(?:log|logging|verbose|debug|print|disp|vis|visuali[sz]e|plot|report|save|eval|is_main|main_process|is_master|master|rank|last|first|interval|freq|every|should_|wandb|writer|sync_gradients|best|done|finished|isnan|isinf|isfinite)\w*|_(?:freq|interval|every|steps)\b/i;
