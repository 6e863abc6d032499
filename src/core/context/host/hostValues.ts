import { keyword, positional } from '../../flow/operation.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { movesToDevice } from '../data/copies.ts';
import { isFilled, isNumbersOfPython } from './factories.ts';
import { isHostNumber } from './hostNumbers.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from '../loops/loops.ts';

/**
 * What an expression gives: `tensor` when a factory such as `torch.arange(n)` made it on the CPU, whatever was computed of
 * it and of numbers since; `number` for numbers and arrays made of them; `other` when anything else goes in.
 */
type Origin = 'tensor' | 'number' | 'other';

const DEEPEST = 24;

/** Functions that make arrays of numbers alone. */
const ARRAYS = /^numpy\.(?:random\.\w+|arange|linspace|zeros|ones|full|eye|exp|log|sqrt|sin|cos|power)$/;

/** Methods that read or copy, after which a value is no tensor of the CPU any more, or is one on purpose. */
const ENDS = /^(?:cuda|type_as|item|tolist|numpy|pin_memory|cpu|new_\w+|size|dim|numel|register_\w+|append|get|items)$/;

/** Functions that make a mask of a length, wherever they stand. */
const MASKS = /(?:^|[._])(?:subsequent|square_subsequent|causal|look_?ahead|future|triangular|no_?peak)_mask$/;

const isSize = (size: Node, file: FileContext): boolean =>
  isHostNumber(size, file) || (size.kind === 'identifier' && SIZE.test(size.text));

/** What sizes and counts are called, as parameters. */
const SIZE =
  /(?:dim|size|num|count|len(?:gth)?|width|height|steps|period|scale|start|end|max|min)s?$|^(?:n|num|max|min)_|^[nkdhwbt]$/i;

/** True when an expression gives a tensor that was made on the CPU of numbers alone, by names, methods and functions of torch. */
export const isMadeOnHost = (expression: Node, file: FileContext): boolean =>
  originOf(expression, file, [], 0) === 'tensor';

function originOf(value: Node | null | undefined, file: FileContext, seen: readonly Node[], depth: number): Origin {
  if (!value || depth > DEEPEST) return 'other';
  const inside = (part: Node | null | undefined): Origin => originOf(part, file, seen, depth + 1);
  const all = (parts: readonly (Node | null)[]): Origin => joined(parts.map(inside));
  switch (value.kind) {
    case 'parenthesized_expression':
      return inside(value.children[0]);
    case 'unary_operator':
    case 'not_operator':
      return inside(value.field('argument'));
    case 'binary_operator':
      return all([value.field('left'), value.field('right')]);
    case 'comparison_operator':
    case 'list':
    case 'tuple':
      return all(value.children);
    case 'conditional_expression':
      return all([value.children[0] ?? null, value.children[2] ?? null]);
    case 'list_comprehension':
    case 'generator_expression':
      return inside(value.field('body'));
    case 'subscript':
      return inside(value.field('value'));
    case 'string':
      return 'number';
    case 'identifier':
      return isHostNumber(value, file) ? 'number' : ofName(value, file, seen, depth);
    case 'call':
      return ofCall(value, file, inside);
    case 'attribute':
      return isHostNumber(value, file) ? 'number' : ofAttribute(value, file, seen, depth);
    default:
      return isHostNumber(value, file) ? 'number' : 'other';
  }
}

const joined = (origins: readonly Origin[]): Origin =>
  origins.includes('other') ? 'other' : origins.includes('tensor') ? 'tensor' : 'number';

function ofCall(call: Node, file: FileContext, inside: (part: Node | null) => Origin): Origin {
  if (isFilled(call, file)) return 'tensor';
  // A tensor of Python's numbers is made on the CPU in any case; alone it is another matter.
  if (isNumbersOfPython(call, file)) return isGathered(positional(call)[0]!, file) ? 'other' : 'number';
  if (isHostNumber(call, file)) return 'number';
  const callee = call.field('function')!;
  const name = file.names.apiOf(callee) ?? '';
  if (ARRAYS.test(name)) return 'number';
  if (MASKS.test(callee.text) && !keyword(call, 'device')) {
    const given = positional(call);
    return given.length === 1 && given.every((size) => isSize(size, file)) ? 'tensor' : 'other';
  }
  if (/^torch\.(?!Tensor\.|nn\.|cuda\.|distributed\.|load)/.test(name)) {
    if (keyword(call, 'device') || keyword(call, 'generator') || keyword(call, 'out')) return 'other';
    const given = positional(call).map(inside);
    return given.length && joined(given) === 'tensor' ? 'tensor' : 'other';
  }
  if (callee.kind !== 'attribute' || ENDS.test(callee.field('attribute')?.text ?? '')) return 'other';
  const isCastOnly =
    callee.field('attribute')?.text !== 'to' ||
    /dtype|torch\.\w*(?:float|int|bool|long|half)/.test(call.field('arguments')?.text ?? '');
  return !isCastOnly || movesToDevice(call, file) || keyword(call, 'non_blocking')
    ? 'other'
    : inside(callee.field('object'));
}

/** A list that begins empty is filled with what the code goes through: data of the host. */
const isGathered = (given: Node, file: FileContext): boolean =>
  given.kind === 'identifier' && file.names.bindings.reaching(given).some(({ value }) => value?.text === '[]');

/** A tensor that only the constructor makes, and keeps in an attribute that is no buffer: no model takes it along. */
function ofAttribute(value: Node, file: FileContext, seen: readonly Node[], depth: number): Origin {
  const { bindings } = file.names;
  const owner = bindings.isSelf(value.field('object')) ? classOf(value) : null;
  if (!owner) return 'other';
  const name = value.field('attribute')!.text;
  return file.remember(`host attribute ${owner.start} ${name}`, () => {
    const given = bindings.ofAttribute(owner, name);
    if (!given.length) return 'other';
    return joined(
      given.map(({ kind, value: made, path, statement }) =>
        kind === 'assignment' && made && !path.length && functionOf(statement)?.field('name')?.text === '__init__'
          ? originOf(made, file, [...seen, statement], depth + 1)
          : 'other',
      ),
    );
  });
}

/** Whatever may have been given to a name, and what was written into it since, is made on the host. */
function ofName(name: Node, file: FileContext, seen: readonly Node[], depth: number): Origin {
  const given = file.names.bindings.reaching(name);
  if (!given.length) return 'other';
  const origins = given.map(({ kind, value, path, statement, target }): Origin => {
    if (seen.includes(statement) || (kind === 'parameter' && value?.kind !== 'none' && SIZE.test(name.text)))
      return 'number';
    if (!value || path.length || (kind !== 'assignment' && kind !== 'augmented')) return 'other';
    const known = [...seen, statement];
    const own = originOf(value, file, known, depth + 1);
    return kind === 'augmented' ? joined([own, originOf(target, file, known, depth + 1)]) : own;
  });
  const origin = joined(origins);
  return origin === 'tensor' && !isFilledByHand(name, file, seen, depth)
    ? 'tensor'
    : origin === 'number'
      ? origin
      : 'other';
}

/** `x[i] = row` in a loop, or of what is no number: a batch that is put together of data, which is copied in one piece. */
function isFilledByHand(name: Node, file: FileContext, seen: readonly Node[], depth: number): boolean {
  const unit = file.unitOf(name);
  const loop = innermostLoop(name);
  for (const read of file.tree.identifiers(name.text, { start: unit.start, end: name.start })) {
    const place = read.parent;
    if (place?.kind !== 'subscript' || place.field('value') !== read) continue;
    const write = place.parent;
    // `x[i].index_fill_(0, found, 0)`
    const isChanged = write?.kind === 'attribute' && /_$/.test(write.field('attribute')?.text ?? '');
    if (isChanged && innermostLoop(read) !== loop) return true;
    if (write?.kind !== 'assignment' && write?.kind !== 'augmented_assignment') continue;
    if (write.field('left') !== place || seen.includes(write)) continue;
    if (innermostLoop(read) !== loop) return true;
    if (originOf(write.field('right'), file, [...seen, write], depth + 1) === 'other') return true;
  }
  return false;
}
