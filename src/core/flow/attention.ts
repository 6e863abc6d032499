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
export const BEFORE: ReadonlySet<string> = new Set([
  'scale',
  'factor',
  'offset',
  'mask',
  'cast',
  'reshape',
  'slice',
  'dropout',
  'detach',
]);
/** What may stand between the softmax and the product with V. */
export const AFTER: ReadonlySet<string> = new Set(['dropout', 'factor', 'cast', 'reshape', 'transpose', 'slice']);
/** What only lays values out anew between a projection and a product. */
export const LAYOUT: ReadonlySet<string> = new Set([
  'transpose',
  'reshape',
  'slice',
  'cast',
  'split',
  'normalization',
  'scale',
  'factor',
]);

/** The attention that a softmax is the middle of, or null: over the last axis, between two products of activations. */
export function attentionAround(softmax: Node, names: Resolver): Attention | null {
  const operation = operationOf(softmax, names);
  const input = operation?.operands[0];
  if (operation?.is !== 'softmax' || !input || isTensorFlow(softmax, names)) return null;
  const before = comesFrom(input, PRODUCT, BEFORE, names);
  const query = before?.operation.operands[0];
  if (!before || !query || isOverChannels(before, names) || isOneQuery(query, names) || isRow(before.node)) return null;
  const axis = axisOf(softmax, names);
  if (!LAST.includes(axis) && !isKeysAxis(before.node, axis)) return null;
  if (before.operation.operands.some((side) => isWeight(side, names)) || isCapped(before.node, softmax)) return null;
  const after = goesTo(softmax, PRODUCT, AFTER, names);
  if (!after?.operand || isRewritten(after.operand, names)) return null;
  const values = after.operation.operands.filter((side) => side !== after.operand);
  if (values.length !== 1 || isWeight(values[0]!, names) || !contracts(after, axis)) return null;
  return {
    scores: before.node,
    softmax,
    output: after.node,
    certain: operation.certain && before.certain && after.certain,
  };
}

/** Without an axis the last is taken; 2 and 3 are the last of scores by sample and by sample and head. */
const LAST: readonly string[] = ['', '-1', '2', '3', '4'];

/** The axis of a softmax as it is written, or nothing. */
function axisOf(softmax: Node, names: Resolver): string {
  const meaning = names.meaningOf(softmax.field('function')!);
  // For a module the axis was given to its constructor, for a method the receiver is no argument.
  const call = meaning.kind === 'instance' && meaning.made ? meaning.made : softmax;
  const place = call !== softmax || meaning.kind === 'member' ? 0 : 1;
  const given = positional(call)[place];
  // A function of the project's own may take a mask or lengths there.
  const isOwn = meaning.kind === 'function' || (meaning.kind === 'api' && !/^(?:torch|jax|flax)\./.test(meaning.name));
  const axis =
    keyword(call, 'dim') ??
    keyword(call, 'axis') ??
    (isOwn && !/^-?\s*\d+$/.test(given?.text ?? '') ? undefined : given);
  return axis?.text.replace(/\s/g, '') ?? '';
}

/** `einsum('ibnd,jbnd->ijbn', q, k)`: wherever the positions of the keys stand, they are of one side only. */
function isKeysAxis(product: Node, axis: string): boolean {
  const [left, right, scores] = axesOf(product);
  const name = /^\d$/.test(axis) ? scores?.[Number(axis)] : undefined;
  return name !== undefined && left!.includes(name) !== right!.includes(name);
}

/** The axes of both sides and of the result of an einsum that is written out, by name. */
function axesOf(product: Node): readonly (readonly string[])[] {
  const equation = product.kind === 'call' ? product.text.match(/['"]([\w.\s]+),([\w.\s]+)->([\w.\s]+)['"]/) : null;
  return (equation?.slice(1) ?? []).map((side) =>
    side.trim().includes(' ') ? side.trim().split(/\s+/) : [...side.trim()],
  );
}

/** `cap * tanh(scores / cap)`: no kernel of PyTorch's own takes capped scores. */
function isCapped(scores: Node, softmax: Node): boolean {
  const unit = softmax.enclosing('function_definition');
  if (!unit || scores.start < unit.start || scores.end > unit.end) return false;
  return (
    [
      ...softmax.tree.identifiers('tanh', {
        start: scores.start,
        end: softmax.end,
      }),
    ].length > 0
  );
}

/** TensorFlow has no fused attention that gives the same from one call. */
const isTensorFlow = (softmax: Node, names: Resolver): boolean => {
  const meaning = names.meaningOf(softmax.field('function')!);
  const name = meaning.kind === 'api' ? meaning.name : meaning.kind === 'instance' ? meaning.of : '';
  return /^(?:tensorflow|keras)\./.test(name);
};

/** Attention over channels (XCiT, DaViT, CAM): Q was turned, so the scores compare channels and not positions. */
function isOverChannels({ operation }: Arrival, names: Resolver): boolean {
  const [query] = operation.operands;
  return query !== undefined && (turns(query, names) > 0 || isMapOfChannels(query, names));
}

/** `x.view(batch, channels, -1)` of a feature map, with names that come from its shape, or its pixels laid out in a row. */
function isMapOfChannels(query: Node, names: Resolver): boolean {
  let node: Node | undefined = query;
  for (let step = 0; node && step < 6; step++) {
    if (node.kind === 'call' && /(?:^|\.)normalize$/.test(node.field('function')!.text)) node = positional(node)[0];
    else if (node.kind === 'identifier') node = sources(node, names)[0];
    else break;
  }
  if (!node || operationOf(node, names)?.is !== 'reshape') return false;
  if (keepsPixelsLast(node)) return true;
  const sizes = positional(node);
  const channels = sizes.length === 3 ? sizes[1] : undefined;
  if (channels?.kind !== 'identifier') return false;
  return names.bindings.reaching(channels).some(({ path, value, target }) => {
    const ofFeatureMap = target.parent?.children.length === 4 && /\.(?:shape|size\(\))$/.test(value?.text ?? '');
    return ofFeatureMap && path.length === 1 && path[0] === 1;
  });
}

/** `(k @ q).squeeze(3)`: scores from which an axis is taken compare one query with all keys. */
const isRow = (scores: Node): boolean => {
  const method = scores.parent?.kind === 'attribute' ? scores.parent : null;
  return method?.field('attribute')!.text === 'squeeze' && /squeeze\((?:dim=)?-?[23]\)$/.test(method.parent!.text);
};

/** One query for each sample (a class token, a pooled vector): its scores are a row and no matrix. */
function isOneQuery(query: Node, names: Resolver): boolean {
  let node: Node | undefined = query;
  let projected = false;
  for (let step = 0; node && step < 16; step++) {
    if (node.kind === 'subscript' && /\[\s*:\s*,\s*(?::\s*,\s*)?(?:0?:1|-1:)\s*[,\]]/.test(node.text)) return true;
    if (node.kind === 'subscript' && projected && /\[\s*:\s*,\s*0\s*[,\]]/.test(node.text)) return true;
    if (node.kind === 'call' && /\.mean\((?:dim=)?1, keepdim=True\)$/.test(node.text)) return true;
    const operation: Operation | null = operationOf(node, names);
    if (operation && !LAYOUT.has(operation.is) && operation.is !== 'offset') return false;
    const isLayer: boolean = !operation && node.kind === 'call' && isModule(node, names);
    projected ||= isLayer;
    node = operation ? operation.operands[0] : isLayer ? positional(node)[0] : sources(node, names)[0];
  }
  return false;
}

/**
 * How often the axis of positions of an operand was made its last one, by name or by a written-out order of axes.
 * None for what a convolution gave: there positions are last to begin with.
 */
function turns(operand: Node, names: Resolver): number {
  let count = 0;
  let node: Node | undefined = operand;
  for (let step = 0; node && step < 16; step++) {
    const operation: Operation | null = operationOf(node, names);
    if (operation && !LAYOUT.has(operation.is)) break;
    if (operation && putsPositionsLast(node, operation)) count++;
    if (!operation && isConvolved(node, names)) return 0;
    node = operation ? operation.operands[0] : sources(node, names)[0];
  }
  return count;
}

/** A layer that is called with one value. */
const isModule = (call: Node, names: Resolver): boolean => {
  const callee = call.field('function')!;
  const ofSelf = callee.kind === 'attribute' && names.bindings.isSelf(callee.field('object'));
  return names.meaningOf(callee).kind === 'instance' || (ofSelf && positional(call).length === 1);
};

function isConvolved(node: Node, names: Resolver): boolean {
  const callee = node.kind === 'call' ? names.meaningOf(node.field('function')!) : undefined;
  return callee?.kind === 'instance' && /^torch\.nn\.Conv\dd$/.test(callee.of);
}

function putsPositionsLast(node: Node, { is }: Operation): boolean {
  if (is === 'reshape') return rearrangesPositionsLast(node);
  if (is !== 'transpose') return false;
  if (node.kind === 'attribute') return node.field('attribute')!.text === 'mT';
  const axes = positional(node)
    .map((arg) => arg.text)
    .filter((text) => /^-?\d+$/.test(text));
  if (axes.length === 2) return axes.includes('-1') && axes.includes('-2');
  // (batch, positions, …) permuted so that axis 1 comes last. Feature maps (three axes) keep channels on axis 1.
  return axes.length >= 4 && axes.at(-1) === '1';
}

/** `rearrange(t, 'b n (h d) -> b h d n')`: what was the second axis is the last. */
function rearrangesPositionsLast(node: Node): boolean {
  const order = node.text.match(/['"]\s*\w+\s+(\w+)\s+\([^'"]*\)\s*->[^'"]*\s(\w+)\s*['"]/);
  return order !== null && order[1] === order[2];
}

/** `rearrange(t, 'b (k c) h w -> b k c (h w)')`: the pixels of a feature map stay last. */
function keepsPixelsLast(node: Node): boolean {
  const pixels = node.text.match(/['"]\s*\w+\s[^'"]*?\s?(\w+\s+\w+)\s*->[^'"]*\s\(\s*(\w+\s+\w+)\s*\)\s*['"]/);
  return pixels !== null && pixels[1] === pixels[2];
}

/** True when the map itself is what another function makes of it (a sampler, a reweighting) before it meets V. */
function isRewritten(operand: Node, names: Resolver): boolean {
  if (operand.kind !== 'identifier') return false;
  return names.bindings
    .reaching(operand)
    .some(({ value, path }) => path.length > 0 && value?.kind === 'call' && positional(value).length > 1);
}

/** A written-out einsum has to sum over the axis that the softmax went over; mixing its heads sums over another. */
function contracts({ node, operation, operand }: Arrival, axis: string): boolean {
  const axes = axesOf(node);
  if (!axes.length) return LAST.includes(axis);
  const side = axes[operation.operands.indexOf(operand!)] ?? [];
  const isKept = (name: string | undefined): boolean => name === undefined || axes[2]!.includes(name);
  // An einsum whose map comes transposed sums over another of its two last axes.
  return LAST.includes(axis) ? side.slice(-2).some((name) => !isKept(name)) : !isKept(side[Number(axis)]);
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
