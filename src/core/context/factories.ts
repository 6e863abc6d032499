import { keyword, positional } from '../flow/operation.ts';
import { bindingAt } from '../names/binding.ts';
import type { Node } from '../syntax/node.ts';
import { movesToDevice } from './copies.ts';
import type { FileContext } from './file.ts';
import { innermostLoop } from './loops.ts';
import { readsOf } from './reads.ts';

/** Functions that fill a tensor where `device=` says. `torch.tensor` of numbers makes it on the CPU in any case. */
const FILLED =
  /^torch\.(?:zeros|ones|empty|full|eye|arange|linspace|logspace|rand|randn|randint|randperm|hann_window|hamming_window|tril_indices|triu_indices)$/;

const SAME_TENSOR =
  /^(?:float|half|double|long|int|bool|bfloat16|unsqueeze|squeeze|view|reshape|expand|repeat|type|t|transpose|permute|contiguous|clone|requires_grad_|zero_|fill_|normal_|uniform_|random_|detach|flatten|triu|tril|masked_fill|to|mul|div|log|exp)$/;

/**
 * The factory call (`torch.zeros(n)`) that makes the value of an expression on the CPU: made without a device, and only
 * cast, shaped or combined with numbers in between. Null for anything else.
 */
export function factoryOf(expression: Node, file: FileContext): Node | null {
  let made: Node | null | undefined = expression;
  for (let step = 0; made && step < 8; step++) {
    if (made.kind === 'parenthesized_expression') made = made.children[0];
    else if (made.kind === 'unary_operator') made = made.field('argument');
    else if (made.kind === 'binary_operator') made = oneTensor(made, file);
    else if (made.kind === 'subscript') made = made.field('value');
    else if (made.kind === 'call') {
      const name = file.names.apiOf(made.field('function')!) ?? '';
      if (FILLED.test(name) || isFilledAfterwards(made, name)) return isPlain(made) ? made : null;
      made = shaped(made, file);
    } else return null;
  }
  return null;
}

/** The factory whose tensor a `.to(device)` or `.cuda()` call moves. */
export function factoryMovedBy(move: Node, file: FileContext): Node | null {
  const moved = move.field('function')?.field('object');
  return moved && movesToDevice(move, file) ? factoryOf(moved, file) : null;
}

/**
 * The `x.to(device)` that moves what `x = torch.zeros(n)` made. Null when something else reads it before, when numbers of
 * the host are written into it first, or when it may have been made in another way.
 */
export function moveAfter(target: Node, file: FileContext): Node | null {
  for (const read of readsOf(target, file)) {
    const { parent } = read;
    const call = parent?.kind === 'attribute' ? parent.parent : null;
    if (call?.kind === 'call' && call.field('function') === parent) {
      return movesToDevice(call, file) && file.names.bindings.reaching(read).length === 1 ? call : null;
    }
    const single = parent?.kind === 'subscript' && isLiteral(bindingAt(parent)?.value);
    if (!single || innermostLoop(read) !== innermostLoop(target)) return null;
  }
  return null;
}

/** The move that makes a value one of the device: the call itself, or what is done with the name that is given it. */
export function moveOf(value: Node, file: FileContext): Node | null {
  if (value.kind === 'call' && movesToDevice(value, file)) return value;
  const target = value.parent?.kind === 'assignment' ? value.parent.field('left') : null;
  return target?.kind === 'identifier' ? moveAfter(target, file) : null;
}

const isLiteral = (value: Node | null | undefined): boolean => /^(?:integer|float|true|false)$/.test(value?.kind ?? '');

/** `torch.FloatTensor(rows, width).zero_()`: of sizes and not of numbers, because all of it is filled in at once. */
function isFilledAfterwards(made: Node, name: string): boolean {
  if (!/^torch\.(?:Float|Double|Half|Long|Int|Bool|Byte)?Tensor$/.test(name)) return false;
  const filled = made.parent?.kind === 'attribute' ? made.parent.field('attribute')!.text : '';
  return /^(?:zero|fill|normal|uniform|random)_$/.test(filled);
}

/** What a method or function that only casts or shapes was applied to. */
function shaped(call: Node, file: FileContext): Node | null | undefined {
  const callee = call.field('function')!;
  if (/^torch\.(?:triu|tril)$/.test(file.names.apiOf(callee) ?? '')) return call.field('arguments')?.children[0];
  if (callee.kind !== 'attribute' || !SAME_TENSOR.test(callee.field('attribute')?.text ?? '')) return null;
  // Memory shared between processes or pinned for a staged copy is on the CPU on purpose.
  return keyword(call, 'non_blocking') ? null : callee.field('object');
}

/** The operand of `torch.ones(n) * 2` that is no number. */
function oneTensor(expression: Node, file: FileContext): Node | undefined {
  const sides = [expression.field('left'), expression.field('right')];
  const [only, ...more] = sides.filter((side) => side !== null && !isNumber(side, file));
  return more.length ? undefined : (only ?? undefined);
}

const FLAT = /\.(?:arange|linspace|logspace|randperm|hann_window|hamming_window)$/;
const SQUARE = /\.(?:eye|tril_indices|triu_indices)$/;
/** So many numbers written out that the tensor is more than a constant. */
const MANY = 1 << 15;

/**
 * True for a tensor that may well be large: two or more sizes that are not written out, a whole shape, or many numbers.
 * A row of numbers is made and copied in microseconds.
 */
export function isLarge(factory: Node, file: FileContext): boolean {
  const name = file.names.apiOf(factory.field('function')!) ?? '';
  if (FLAT.test(name)) return false;
  const given = positional(factory);
  if (SQUARE.test(name)) return given.some((size) => size.kind !== 'integer');
  const size = keyword(factory, 'size') ?? (/randint$/.test(name) ? given.at(-1) : undefined);
  const first = size ?? (/full$/.test(name) ? given[0] : undefined);
  const sizes = first ? axesOf(first) : given.flatMap(axesOf);
  const open = sizes.filter(({ kind }) => kind !== 'integer');
  const numbers = sizes.reduce((product, { kind, text }) => (kind === 'integer' ? product * Number(text) : product), 1);
  return open.length > 1 || open.some((axis) => isShape(axis)) || numbers > MANY || (open.length > 0 && numbers >= 256);
}

const axesOf = (size: Node): readonly Node[] => (['tuple', 'list'].includes(size.kind) ? size.children : [size]);

/** Several sizes at once: `x.shape`, `*shape`, `(n,) + shape`. */
const isShape = (axis: Node): boolean =>
  axis.kind === 'list_splat' ||
  /(?:shape|\bsize\(\)|sizes|dims|\[:?-?\d*:-?\d*\])$/i.test(axis.text) ||
  (axis.kind === 'binary_operator' && axis.children.some((side) => side.kind === 'tuple' || isShape(side)));

const isNumber = (node: Node, file: FileContext): boolean =>
  ['integer', 'float'].includes(node.kind) ||
  /^(?:math|numpy)\./.test(file.names.apiOf(node.kind === 'call' ? node.field('function')! : node) ?? '');

const isPlain = (factory: Node): boolean =>
  !['device', 'generator', 'pin_memory', 'out', 'names', 'layout'].some((name) => keyword(factory, name)) &&
  !factory.field('arguments')?.children.some((arg) => arg.kind === 'dictionary_splat');
