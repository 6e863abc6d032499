import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const MAKES_MASK =
  /(?:^|\.)(?:bool|eq|ne|gt|ge|lt|le|isnan|isinf|isfinite|isin|logical_(?:and|or|not|xor)|zeros_like|ones_like)$/;

/** True for an index that says of each element whether it is taken: a comparison, or what is made of masks. */
export function isMask(index: Node, file: FileContext, depth = 0): boolean {
  if (depth > 4) return false;
  switch (index.kind) {
    case 'comparison_operator':
      return !/\b(?:is|in)\b/.test(index.operator);
    case 'parenthesized_expression':
    case 'binary_operator':
    case 'unary_operator':
      if (index.kind === 'binary_operator' && !/^[&|^]$/.test(index.operator)) return false;
      return index.children.some((part) => isMask(part, file, depth + 1));
    case 'call':
      return makesMask(index, file, depth);
    case 'attribute':
      return /(?:^|_)mask$/i.test(index.field('attribute')?.text ?? '');
    case 'identifier':
      return isMaskName(index, file, depth);
    default:
      return false;
  }
}

function makesMask(call: Node, file: FileContext, depth: number): boolean {
  const callee = call.field('function')!;
  const says = MAKES_MASK.exec(callee.text);
  if (says) return !/_like$/.test(says[0]) || /dtype\s*=\s*torch\.bool/.test(call.text);
  // Laid out anew or moved, a mask stays one.
  const moved = /\.(?:to|cuda|unsqueeze|squeeze|view|reshape|flatten|expand|expand_as|detach)$/.test(callee.text);
  return moved && isMask(callee.field('object')!, file, depth + 1);
}

function isMaskName(name: Node, file: FileContext, depth: number): boolean {
  const [latest] = file.names.bindings.reaching(name);
  if (
    latest?.kind === 'assignment' &&
    latest.value &&
    latest.path.length === 0 &&
    isMask(latest.value, file, depth + 1)
  )
    return true;
  return /(?:^|_)mask$/i.test(name.text) && !/\.(?:nonzero|float|long|int)\(/.test(latest?.value?.text ?? '');
}
