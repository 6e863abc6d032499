import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { methodCalls } from '../loops/loops.ts';

/** True for an expression that names a device: a device string, `self.device`, `local_rank`, `x.device`. */
export const isDeviceLike = (node: Node, file: FileContext): boolean =>
  /^['"](?:cuda|gpu|mps|xpu|hpu|npu)(?::\d+)?['"]$/.test(node.text) ||
  /(?:^|[._])(?:device|dev|gpu|gpu_id|rank|local_rank|cuda_id|cuda_device|torch_device)(?:$|\(|s?\[\d+\]$)/i.test(
    node.text,
  ) ||
  (!/dtype|^torch\.\w+$/.test(node.text) && file.names.isInstance(node, 'torch.device'));

/** True for `x.cuda()` and for `x.to(device)`; `x.to(dtype)` moves nothing. */
export function movesToDevice(call: Node, file: FileContext): boolean {
  const callee = call.field('function');
  if (callee?.kind !== 'attribute') return false;
  const name = callee.field('attribute')?.text;
  if (name === 'cuda') return true;
  if (name !== 'to') return false;
  const device = keyword(call, 'device') ?? positional(call)[0];
  return device !== undefined && isDeviceLike(device, file);
}

/** The names that a `for` loop binds. */
export function loopNames(loop: Node): readonly string[] {
  const names: string[] = [];
  const walk = (node: Node | null): void => {
    if (node?.kind === 'identifier') names.push(node.text);
    else if (node && node.kind !== 'attribute') node.children.forEach(walk);
  };
  walk(loop.field('left'));
  return names;
}

/**
 * The names of a loop's batch and of its parts: what the loop binds, what it takes with `next(…)`, and what is unpacked
 * from either: `x, y = batch`, `x = batch['x']`.
 */
function batchNames(loop: Node): readonly string[] {
  const names = [...loopNames(loop)];
  for (const statement of loop.field('body')?.children ?? []) {
    const assignment = statement.kind === 'expression_statement' ? statement.children[0] : undefined;
    const left = assignment?.kind === 'assignment' ? assignment.field('left') : null;
    let value = assignment?.kind === 'assignment' ? assignment.field('right') : null;
    const isNext = value?.kind === 'call' && value.field('function')!.text === 'next';
    while (value?.kind === 'subscript') value = value.field('value');
    if (!left || !(isNext || (value?.kind === 'identifier' && names.includes(value.text)))) continue;
    for (const target of left.kind === 'identifier' ? [left] : left.children)
      if (target.kind === 'identifier') names.push(target.text);
  }
  return names;
}

/** The copies to a device, inside a loop over batches, of what the loop gives, that wait until they are done. */
export function blockingCopies(loop: Node, file: FileContext): readonly Node[] {
  const body = loop.field('body');
  const batch = batchNames(loop);
  if (!body) return [];
  return ['to', 'cuda'].flatMap((method) =>
    methodCalls(file, method, body).filter((call) => {
      const moved = call.field('function')!.field('object')!;
      const root = moved.text.match(/^\w+/)?.[0] ?? '';
      const inBatch = (batch.includes(root) && !isMadeAnew(moved, file)) || comprehensionOver(call, batch);
      const place = call.field('function')!.field('attribute')!.text === 'cuda' ? 1 : 2;
      const said = keyword(call, 'non_blocking') ?? keyword(call, 'async') ?? positional(call)[place];
      const hidden = call.field('arguments')?.children.some((arg) => arg.kind === 'dictionary_splat') ?? false;
      // What a cast gives is not in page-locked memory any more.
      return (
        !isCast(moved) &&
        inBatch &&
        said === undefined &&
        !hidden &&
        movesToDevice(call, file) &&
        !isOtherArm(call, loop)
      );
    }),
  );
}

/** `x.float()`; what `batch.pop('x')` takes out lies where it lay. */
const isCast = (moved: Node): boolean => moved.kind === 'call' && !/\.(?:pop|get)$/.test(moved.field('function')!.text);

/** The name was given what a cast or another call makes of the batch, in memory of its own. */
function isMadeAnew(moved: Node, file: FileContext): boolean {
  let root: Node | null = moved;
  while (root && root.kind !== 'identifier') root = root.field('object') ?? root.field('value') ?? null;
  const given = root ? file.names.bindings.reaching(root) : [];
  return given.some(
    ({ kind, value, statement }) =>
      kind === 'assignment' &&
      value?.kind === 'call' &&
      statement.end < moved.start &&
      value.field('function')!.text !== 'next' &&
      isCast(value) &&
      !movesToDevice(value, file),
  );
}

/** True when parts of the batch are cast on the host before they are copied: then they lie in memory of their own. */
export function castsBeforeCopy(loop: Node, file: FileContext): boolean {
  const batch = batchNames(loop);
  return ['to', 'cuda'].some((method) =>
    methodCalls(file, method, loop.field('body') ?? loop).some((call) => {
      const moved = call.field('function')!.field('object')!;
      return isCast(moved) && batch.includes(/^\w+/.exec(moved.text)?.[0] ?? '') && movesToDevice(call, file);
    }),
  );
}

/** True when every part of the batch that goes to the device is cast or made anew on the host before. */
export const castsAllBeforeCopy = (loop: Node, file: FileContext): boolean => {
  const moves = ['to', 'cuda'].flatMap((method) => methodCalls(file, method, loop.field('body') ?? loop));
  const moved = moves
    .filter((call) => movesToDevice(call, file))
    .map((call) => call.field('function')!.field('object')!);
  const batch = batchNames(loop);
  const ofBatch = moved.filter((value) => batch.includes(/^\w+/.exec(value.text)?.[0] ?? ''));
  return ofBatch.length > 0 && ofBatch.every((value) => isCast(value) || isMadeAnew(value, file));
};

/** The copy for devices of another kind: another arm of the same `if` copies without waiting. */
function isOtherArm(call: Node, loop: Node): boolean {
  for (const around of call.ancestors()) {
    if (around === loop) return false;
    if (around.kind === 'if_statement' && NOT_WAITING.test(around.text)) return true;
  }
  return false;
}

const NOT_WAITING = /\bnon_blocking\s*=\s*True\b/;

/** True when a loop over batches copies something to a device without waiting for it. */
export const copiesWithoutWaiting = (loop: Node, file: FileContext): boolean =>
  ['to', 'cuda'].some((method) =>
    methodCalls(file, method, loop.field('body') ?? loop).some(
      (call) => keyword(call, 'non_blocking')?.text === 'True' && movesToDevice(call, file),
    ),
  );

/** `{k: v.to(device) for k, v in batch.items()}`: a comprehension over a part of the batch. */
function comprehensionOver(call: Node, batch: readonly string[]): boolean {
  const around = call.enclosing('list_comprehension', 'dictionary_comprehension', 'generator_expression');
  const over = around?.children.find((child) => child.kind === 'for_in_clause')?.field('right');
  return batch.includes(over?.text.match(/^\w+/)?.[0] ?? '');
}

/** What a loader is made of was moved to the device as a whole: `data = data.to(device)`. */
export function liesOnDevice(data: Node, file: FileContext, depth = 0): boolean {
  let root: Node | null = data;
  while (root && root.kind !== 'identifier') {
    if (root.kind === 'call' && movesToDevice(root, file)) return true;
    root = root.field('object') ?? root.field('value') ?? root.field('function') ?? null;
  }
  if (!root || depth > 3) return false;
  return file.names.bindings
    .reaching(root)
    .some(({ kind, value }) => kind === 'assignment' && value !== null && liesOnDevice(value, file, depth + 1));
}
