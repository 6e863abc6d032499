import { MODULE } from '../names/meaning.ts';
import type { Resolver } from '../names/resolver.ts';
import type { Node } from '../syntax/node.ts';
import { type Arrival, comesFrom, goesTo, sources } from './flow.ts';
import { keyword, type Operation, operationOf, positional } from './operation.ts';

/** softmax(Q Kᵀ …) V, as it was found around one softmax. */
export interface Attention {
  /** Q Kᵀ. */
  readonly scores: Node;
  readonly softmax: Node;
  /** (…) V. */
  readonly output: Node;
  readonly certain: boolean;
}

const PRODUCT = new Set(['product']);
/** What may stand between Q Kᵀ and the softmax: the fused kernels take it as scale, mask or bias. */
const BEFORE = new Set(['scale', 'offset', 'mask', 'cast', 'reshape', 'slice', 'dropout', 'detach']);
/** What may stand between the softmax and the product with V. */
const AFTER = new Set(['dropout', 'cast', 'reshape', 'scale', 'mask', 'slice']);
/** What a projection passes on the way from a parameter or an input to an operand. */
const LAYOUT = new Set(['transpose', 'reshape', 'slice', 'cast']);

/** The attention that a softmax is the middle of, or null: over the last axis, between two products of activations. */
export function attentionAround(softmax: Node, names: Resolver): Attention | null {
  const operation = operationOf(softmax, names);
  const input = operation?.operands[0];
  if (operation?.is !== 'softmax' || !input || !overLastAxis(softmax, operation, names)) return null;
  const before = comesFrom(input, PRODUCT, BEFORE, names);
  if (!before || isCrossCovariance(before, names) || before.operation.operands.some((side) => isWeight(side, names))) {
    return null;
  }
  const after = goesTo(softmax, PRODUCT, AFTER, names);
  if (!after || !after.operand) return null;
  const values = after.operation.operands.filter((side) => side !== after.operand);
  if (values.length !== 1 || isWeight(values[0]!, names)) return null;
  return {
    scores: before.node,
    softmax,
    output: after.node,
    certain: operation.certain && before.certain && after.certain,
  };
}

/** Without an axis the last is taken; 2 and 3 are the last of scores by sample and by sample and head. */
function overLastAxis(softmax: Node, operation: Operation, names: Resolver): boolean {
  const callee = softmax.field('function')!;
  const meaning = names.meaningOf(callee);
  // For a module the axis was given to its constructor, for a method the receiver is no argument.
  const call = meaning.kind === 'instance' && meaning.made ? meaning.made : softmax;
  const place = call !== softmax || meaning.kind === 'member' ? 0 : 1;
  const axis = keyword(call, 'dim') ?? keyword(call, 'axis') ?? positional(call)[place];
  return operation !== null && (axis === undefined || ['-1', '2', '3', '4'].includes(axis.text));
}

/** Attention over channels (XCiT): Q and K were both turned first, so the scores are not position by position. */
function isCrossCovariance({ operation }: Arrival, names: Resolver): boolean {
  const [left, right] = operation.operands;
  return !!left && !!right && turns(left, names) > 0 && turns(right, names) > 1;
}

/** How often an operand's last two axes were swapped by name (`transpose(-2, -1)`, `mT`). */
function turns(operand: Node, names: Resolver): number {
  let count = 0;
  let node: Node | undefined = operand;
  for (let step = 0; node && step < 12; step++) {
    const operation: Operation | null = operationOf(node, names);
    if (operation && !LAYOUT.has(operation.is)) break;
    if (operation?.is === 'transpose' && swapsLast(node)) count++;
    node = operation ? operation.operands[0] : sources(node, names)[0];
  }
  return count;
}

function swapsLast(node: Node): boolean {
  if (node.kind === 'attribute') return true;
  const axes = positional(node)
    .map((arg) => arg.text)
    .filter((text) => /^-?\d+$/.test(text));
  return axes.length === 2 && axes.includes('-1') && axes.includes('-2');
}

/** True for a parameter or a layer's weight: then the product is a projection, not a comparison of positions. */
function isWeight(operand: Node, names: Resolver): boolean {
  let node: Node | undefined = operand;
  for (let step = 0; node && step < 12; step++) {
    if (names.isInstance(node, 'torch.nn.Parameter')) return true;
    if (node.kind === 'attribute' && node.field('attribute')?.text === 'weight') {
      const object = node.field('object');
      if (object && names.isInstance(object, MODULE)) return true;
    }
    const operation: Operation | null = operationOf(node, names);
    if (operation && !LAYOUT.has(operation.is)) return false;
    node = operation ? operation.operands[0] : sources(node, names)[0];
  }
  return false;
}
