import { keyword, positional } from '../../flow/operation.ts';
import { type Binding, bindingAt } from '../../names/binding.ts';
import { TENSOR } from '../../names/meaning.ts';
import { returnsOf } from '../../names/returns.ts';
import type { Node } from '../../syntax/node.ts';
import { movesToDevice } from '../data/copies.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from '../loops/loops.ts';
import { originsOf } from '../models/origins.ts';
import { readsOf } from '../loops/reads.ts';
import { isHostNumber } from './hostNumbers.ts';

/** Functions that fill a tensor where `device=` says. `torch.tensor` of numbers makes it on the CPU in any case. */
const FILLED =
  /^torch\.(?:zeros|ones|empty|full|eye|arange|linspace|logspace|rand|randn|randint|randperm|(?:hann|hamming|blackman|kaiser|bartlett)_window|tril_indices|triu_indices)$/;

/** What makes a tensor of others that are all made here. */
const COMBINED =
  /^torch\.(?:cat|concat|stack|outer|ger|einsum|meshgrid|triu|tril|sin|cos|exp|log|pow|sqrt|flip|roll|cumsum|matmul|kron|tile|cartesian_prod|logical_(?:and|or|not)|(?:zeros|ones)_like|unsqueeze|squeeze|reshape|flatten|autograd\.Variable)$/;

const SAME_TENSOR =
  /^(?:float|half|double|long|int|bool|bfloat16|unsqueeze|squeeze|view|view_as|reshape|expand|expand_as|repeat|type|t|transpose|permute|contiguous|clone|requires_grad_|zero_|fill_|normal_|uniform_|random_|detach|flatten|triu|tril|masked_fill|to|mul|div|log|exp|sin|cos|pow|sqrt|flip|roll|ge|gt|le|lt|eq|ne|mul_|div_|add_|sub_)$/;

/** Functions of NumPy that fill an array, and filters that are computed from numbers. */
const OF_NUMPY =
  /^numpy\.(?:zeros|ones|eye|full|linspace|random\.(?:rand|randn|normal|uniform|standard_normal|random|random_sample|randint))$|^librosa\.filters\.mel$/;
const TO_TENSOR = /^torch\.(?:from_numpy|as_tensor|tensor|(?:Float|Double|Half|Long|Int)?Tensor)$/;

const DEEPEST = 12;

/**
 * The factory call (`torch.zeros(n)`) that makes the value of an expression on the CPU: made without a device, and only
 * cast, shaped or combined with numbers or with one another in between, through names and functions of the file as well.
 * Null for anything else.
 */
export const factoryOf = (expression: Node, file: FileContext): Node | null => madeBy(expression, file, 0);

function madeBy(value: Node | null | undefined, file: FileContext, depth: number): Node | null {
  if (!value || depth > DEEPEST) return null;
  const inside = (part: Node | null | undefined): Node | null => madeBy(part, file, depth + 1);
  switch (value.kind) {
    case 'parenthesized_expression':
      return inside(value.children[0]);
    case 'unary_operator':
    case 'not_operator':
      return inside(value.field('argument'));
    case 'binary_operator':
      return ofSeveral([value.field('left'), value.field('right')], file, depth);
    case 'comparison_operator':
      return ofSeveral(value.children, file, depth);
    case 'subscript':
      return inside(value.field('value'));
    case 'list':
    case 'tuple':
      return ofSeveral(value.children, file, depth);
    case 'identifier':
      return ofName(value, file, depth);
    case 'call':
      return ofCall(value, file, depth);
    default:
      return null;
  }
}

function ofCall(call: Node, file: FileContext, depth: number): Node | null {
  const callee = call.field('function')!;
  const name = file.names.apiOf(callee) ?? '';
  if (FILLED.test(name) || isFilledAfterwards(call, name)) return isPlain(call) ? call : null;
  if (TO_TENSOR.test(name)) return positional(call).length === 1 ? arrayMade(positional(call)[0]!, file) : null;
  if (COMBINED.test(name)) {
    const given = positional(call);
    const sources = name === 'torch.cat' || name === 'torch.stack' ? given.slice(0, 1) : given;
    return keyword(call, 'device') ? null : ofSeveral(sources.filter(isValue), file, depth);
  }
  if (callee.kind === 'attribute' && SAME_TENSOR.test(callee.field('attribute')?.text ?? '')) {
    // What was moved is on the device; memory pinned for a copy that does not wait is on the CPU on purpose.
    if (movesAlong(call, file)) return null;
    return keyword(call, 'non_blocking') ? null : madeBy(callee.field('object'), file, depth + 1);
  }
  const meaning = depth < 6 && !callee.text.includes('.') ? file.names.meaningOf(callee) : undefined;
  if (meaning?.kind !== 'function') return null;
  const [only, ...more] = returnsOf(meaning.node);
  return more.length ? null : madeBy(only, file, depth + 5);
}

/** The call that makes a tensor of Python numbers, `torch.tensor([a, b])`, where its value is moved to a device at once. */
export function numbersMovedBy(move: Node, file: FileContext): Node | null {
  let made = movesAlong(move, file) ? (move.field('function')?.field('object') ?? null) : null;
  for (let step = 0; made && step < 5; step++) {
    if (made.kind === 'subscript' || made.kind === 'identifier') {
      made = made.kind === 'subscript' ? made.field('value') : onlyValue(made, file);
      continue;
    }
    if (made.kind !== 'call') return null;
    const callee: Node = made.field('function')!;
    if (TO_TENSOR.test(file.names.apiOf(callee) ?? '')) return isNumbersOfPython(made, file) ? made : null;
    made = SAME_TENSOR.test(callee.field('attribute')?.text ?? '') ? callee.field('object') : null;
  }
  return null;
}

/** What an environment or a loop gives, or NumPy: it comes from the host at every step, whoever makes the tensor. */
const isObserved = (rows: Node, file: FileContext): boolean =>
  rows.text === '[]' ||
  OBSERVED.test(rows.text) ||
  (rows.kind === 'identifier' &&
    file.names.bindings.reaching(rows).some(({ kind, value }) => kind === 'loop' || OBSERVED.test(value?.text ?? '')));

const OBSERVED =
  /\.values\b|numpy|\bnp\.|\.(?:reset|step)\(|obs|states?\b|done|terminat|truncat|actions?\b|reward|\benvs?\b|infos?\b|^\[?\w*step\b/i;

/**
 * The call of `torch.tensor(rows).to(device)`, whatever the rows are, where it is moved at once: it takes a device itself.
 * With `settings` only of what is set once (`args.weights`, a list that is written out): new data have to be copied.
 */
export function rowsMovedBy(move: Node, file: FileContext, { settings = false } = {}): Node | null {
  let made =
    movesToDevice(move, file) && !keyword(move, 'non_blocking') ? move.field('function')!.field('object') : null;
  for (let step = 0; made?.kind === 'call' && step < 4; step++) {
    const callee: Node = made.field('function')!;
    const name = file.names.apiOf(callee) ?? '';
    if (TO_TENSOR.test(name)) {
      const [rows, ...more] = positional(made);
      if (rows === undefined || more.length || keyword(made, 'device')) return null;
      const isTaken = !isObserved(rows, file) && (!settings || isSetting(rows, file));
      return isTaken && name !== 'torch.from_numpy' ? made : null;
    }
    made = SAME_TENSOR.test(callee.field('attribute')?.text ?? '') ? callee.field('object') : null;
  }
  return null;
}

/** `self.mean`, `args.weights`, or a name that is given a list that is written out. */
const isSetting = (rows: Node, file: FileContext): boolean =>
  rows.kind === 'attribute'
    ? OF_SETTINGS.test(rows.text) && !DATA.test(rows.text)
    : rows.kind === 'identifier' &&
      file.names.bindings.reaching(rows).some(({ kind, value }) => kind === 'assignment' && value?.kind === 'list');

const OF_SETTINGS = /^(?:self|cls|\w*(?:args|cfg|config|conf|opts?|options|params|settings))(?:\.\w+)+$/;
const DATA = /(?:ids|batch|texts?|tokens?|inputs?|images?|labels?|targets?|samples?|features?)$/;

/** A call of a function that fills a tensor on the CPU, and is given neither a device nor a generator. */
export const isFilled = (call: Node, file: FileContext): boolean => {
  const name = file.names.apiOf(call.field('function')!) ?? '';
  return (FILLED.test(name) || isFilledAfterwards(call, name)) && isPlain(call);
};

/** `torch.tensor([a, b])` without a device: of numbers, or of a list that is written out or gathered in the function. */
export function isNumbersOfPython(call: Node, file: FileContext): boolean {
  const [given, ...more] = positional(call);
  const isMaker = TO_TENSOR.test(file.names.apiOf(call.field('function')!) ?? '');
  return isMaker && given !== undefined && !more.length && !keyword(call, 'device') && areNumbers(given, file);
}

/** A number, or a list that is written out, repeated, or gathered in the function: no rows of data. */
function areNumbers(given: Node, file: FileContext, depth = 0): boolean {
  if (isHostNumber(given, file)) return true;
  if (given.kind === 'list') return given.text !== '[]' && !given.children.some((part) => isRow(part, file));
  if (given.kind === 'list_comprehension') return !/^list/.test(given.field('body')?.kind ?? '');
  if (given.kind === 'binary_operator') return given.children.some(({ kind }) => kind === 'list');
  if (given.kind !== 'identifier' || depth > 1) return false;
  const bindings = file.names.bindings.reaching(given);
  if (bindings.length && bindings.every(isTypedAsList)) return true;
  const values = bindings.map(({ kind, value }) => (kind === 'assignment' ? value : null));
  return values.length > 0 && values.every((value) => value?.kind === 'list' || value?.kind === 'list_comprehension');
}

/** A list of things that a loop goes over, put into another list: `[[stoi[word] for word in words]]`. */
const isRow = (part: Node, file: FileContext): boolean =>
  part.kind === 'list_comprehension' ||
  (part.kind === 'identifier' &&
    file.names.bindings.reaching(part).some(({ value }) => value?.kind === 'list_comprehension'));

/** `positions: list`, `lengths: List[int]`: numbers of Python, as no tensor stands in a list of integers. */
const isTypedAsList = ({ kind, statement }: Binding): boolean =>
  kind === 'parameter' &&
  /^(?:list|(?:\w+\.)?[Ll]ist\[\s*(?:int|float|bool)\s*\])$/.test(statement.field('type')?.text ?? '');

/** The call that fills the array of NumPy which an expression gives, cast or shaped, or by a name. */
function arrayMade(value: Node, file: FileContext, depth = 0): Node | null {
  if (value.kind === 'identifier') {
    const given = depth < 3 ? onlyValue(value, file) : null;
    return given && arrayMade(given, file, depth + 1);
  }
  if (value.kind !== 'call') return null;
  const callee = value.field('function')!;
  if (OF_NUMPY.test(file.names.apiOf(callee) ?? '')) return value;
  const isCast = callee.kind === 'attribute' && /^(?:astype|reshape|copy)$/.test(callee.field('attribute')!.text);
  return isCast ? arrayMade(callee.field('object')!, file, depth + 1) : null;
}

/** `Tensor(np.random.normal(…))` with `Tensor = torch.cuda.FloatTensor`: the array is made on the host and copied. */
function copiedByType(call: Node, file: FileContext): Node | null {
  const callee = call.field('function')!;
  const given = positional(call);
  if (given.length !== 1 || !/Tensor$/.test(callee.text)) return null;
  const isOnGpu = /^torch\.cuda\./.test(file.names.apiOf(callee) ?? '') || originsOf(callee, file).some(isGpuType);
  return isOnGpu ? arrayMade(given[0]!, file) : null;
}

const isGpuType = ({ text }: Node): boolean => /^torch\.cuda\.\w*Tensor$/.test(text);

/** A string (the formula of `einsum`) carries no value. */
const isValue = (argument: Node): boolean => argument.kind !== 'string';

/** The first factory of several operands that are all factories or numbers. */
function ofSeveral(operands: readonly (Node | null)[], file: FileContext, depth: number): Node | null {
  let first: Node | null = null;
  for (const operand of operands) {
    if (operand === null || isHostNumber(operand, file)) continue;
    const made = madeBy(operand, file, depth + 1);
    if (!made) return null;
    first ??= made;
  }
  return first;
}

/** A name that is given a factory's tensor. */
function ofName(name: Node, file: FileContext, depth: number): Node | null {
  const value = onlyValue(name, file);
  return value && isMadeThere(value) ? madeBy(value, file, depth + 1) : null;
}

/** What a name is given, when it is given nothing else and read in this one statement alone. */
function onlyValue(name: Node, file: FileContext): Node | null {
  const [binding, ...more] = file.names.bindings.reaching(name);
  if (more.length || binding?.kind !== 'assignment' || binding.path.length) return null;
  const statement = statementOf(name);
  return readsOf(binding.target, file).every((read) => statementOf(read) === statement) ? binding.value : null;
}

const isMadeThere = ({ kind }: Node): boolean =>
  /^(?:call|binary_operator|unary_operator|parenthesized_expression|subscript|comparison_operator)$/.test(kind);

function statementOf(node: Node): Node | null {
  let child = node;
  for (const around of node.ancestors()) {
    if (around.kind === 'block' || around.kind === 'module') return child;
    child = around;
  }
  return null;
}

/** The factory whose tensor a `.to(device)` or `.cuda()` call moves. */
export function factoryMovedBy(move: Node, file: FileContext): Node | null {
  const moved = move.field('function')?.field('object');
  const byType = copiedByType(move, file);
  if (byType) return byType;
  return moved && movesAlong(move, file) ? factoryOf(moved, file) : null;
}

/** `x.to(device)`, and what takes the device of another tensor along: `x.type_as(y)`, `x.to(y)`, `x.type(y.type())`. */
function movesAlong(move: Node, file: FileContext): boolean {
  if (movesToDevice(move, file)) return true;
  const method = move.field('function')?.field('attribute')?.text;
  const other = keyword(move, 'other') ?? positional(move)[0];
  if (!other || positional(move).length !== 1) return false;
  if (method === 'type') return /^[\w.]+\.type\(\)$/.test(other.text);
  return (method === 'type_as' && other.kind !== 'call') || (method === 'to' && file.names.isInstance(other, TENSOR));
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
      return movesAlong(call, file) && file.names.bindings.reaching(read).length === 1 ? call : null;
    }
    const single = parent?.kind === 'subscript' && isLiteral(bindingAt(parent)?.value);
    if (!single || innermostLoop(read) !== innermostLoop(target)) return null;
  }
  return null;
}

/** The move that makes a value one of the device: the call itself, or what is done with the name that is given it. */
export function moveOf(value: Node, file: FileContext): Node | null {
  if (value.kind === 'call' && movesAlong(value, file)) return value;
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
  // Numbers of NumPy may come from there for a reason.
  if (FLAT.test(name) || !name.startsWith('torch.')) return false;
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

const isPlain = (factory: Node): boolean =>
  !['device', 'generator', 'pin_memory', 'out', 'names', 'layout'].some((name) => keyword(factory, name)) &&
  !factory.field('arguments')?.children.some((arg) => arg.kind === 'dictionary_splat') &&
  // `torch.empty(0)` holds nothing to copy.
  factory.field('arguments')?.text !== '(0)';
