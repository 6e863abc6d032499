import type { Resolver } from '../names/resolver.ts';
import type { Node } from '../syntax/node.ts';
import { comesFrom, goesTo, readsOf, sources, usersOf } from './flow.ts';
import { returnsOf } from '../names/returns.ts';
import { hasHiddenArguments, keyword, operationOf, positional } from './operation.ts';

/** What may stand between the repeated heads and the attention. */
const LAYOUT = new Set(['reshape', 'transpose', 'cast', 'slice', 'normalization']);
const TO_SCORES = new Set(['scale', 'factor', 'offset', 'mask', 'cast', 'reshape', 'slice']);
const FROM_SCORES = new Set(['dropout', 'cast', 'reshape', 'transpose', 'scale', 'factor', 'mask', 'slice']);
const ATTENTION = new Set(['product', 'fused-attention']);
const SOFTMAX = new Set(['softmax']);

/** Keys or values whose heads are copied so that there are as many as queries, and the attention they are copied for. */
export interface RepeatedHeads {
  readonly attention: Node;
  /** The place among query, key and value. */
  readonly place: number;
  /** A fused kernel without a mask, which takes grouped heads in half precision; with a mask only some do. */
  readonly unmasked: boolean;
  /** The scores are written out, so that a kernel that takes grouped heads would be another attention altogether. */
  readonly explicit?: boolean;
  readonly certain: boolean;
}

/** The attention that a call repeats heads for, or null when it repeats something else. */
export function repeatedHeads(call: Node, names: Resolver): RepeatedHeads | null {
  if (!repeats(call, names)) return null;
  // `k, v = repeat_kv(k, v, n)` gives both.
  const targets = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
  if (targets?.kind !== 'pattern_list' && targets?.kind !== 'tuple_pattern') return attentionFed(call, names, 0);
  for (const target of targets.children) {
    for (const read of readsOf(target, names)) {
      const found = attentionFed(read.node, names, 0);
      if (found) return found;
    }
  }
  return null;
}

const FOLD = new Set(['reshape']);
const NEW_AXIS = /\[\s*(?::\s*,\s*){2,}None|\.\.\.,\s*None,\s*:|unsqueeze\((?:dim=)?-?[23]\)|,\s*1(?:,[^,()]+){1,2}\)$/;

/** `x[:, :, None].expand(…)`, `x.unsqueeze(2).repeat(…)`: a new axis behind the batch is stretched, and then folded. */
function stretchesNewAxis(call: Node, names: Resolver): boolean {
  const callee = call.field('function')!;
  const name = callee.kind === 'attribute' ? callee.field('attribute')!.text : '';
  if (name !== 'expand' && name !== 'repeat') return false;
  const receiver = callee.field('object')!;
  const made = receiver.kind === 'identifier' ? sources(receiver, names) : [receiver];
  return made.some((value) => NEW_AXIS.test(value.text)) && goesTo(call, FOLD, new Set(), names) !== null;
}

const COUNTS_HEADS = /rep(?!eat_interleave)|group|kv|head|ratio|gqa/i;

/** `repeat_interleave` along an axis of heads, einops' `repeat`, or a function of this file or a library that does so. */
export function repeats(call: Node, names: Resolver): boolean {
  const callee = call.kind === 'call' ? call.field('function') : null;
  if (!callee) return false;
  if (stretchesNewAxis(call, names)) return true;
  const isMethod = callee.kind === 'attribute' && callee.field('object')?.text !== 'einops';
  if ((isMethod && callee.field('attribute')!.text === 'repeat') || !/(?:repeat|expand)\w*$/.test(callee.text)) {
    return false;
  }
  const meaning = names.meaningOf(callee);
  if (meaning.kind === 'function') {
    return returnsOf(meaning.node)
      .flatMap((value) => (value.kind === 'expression_list' || value.kind === 'tuple' ? value.children : [value]))
      .some((value) => isRepeated(value, names));
  }
  const name = meaning.kind === 'api' ? meaning.name : meaning.kind === 'member' ? meaning.name : '';
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last === 'repeat_interleave') {
    const axis = keyword(call, 'dim') ?? positional(call)[meaning.kind === 'api' ? 2 : 1];
    // Heads stand before the last axis: `dim=3` of four stretches each head, unless it says that it counts heads.
    return (
      axis !== undefined &&
      (/^(?:[12]|-[2-4])$/.test(axis.text) || (/^[34]$/.test(axis.text) && COUNTS_HEADS.test(call.text)))
    );
  }
  if (last === 'repeat_kv') return true;
  return name === 'einops.repeat' && /\bh\w*\b[^'"]*->[^'"]*\((?:\w+\s+h\w*|h\w*\s+\w+)\)/.test(call.text);
}

/** What a helper gives back: `x[:, :, None].expand(…).reshape(…)` at once or by name, or a call that repeats. */
function isRepeated(value: Node, names: Resolver, depth = 0): boolean {
  if (depth > 4) return false;
  if (value.kind === 'call' && repeats(value, names)) return true;
  const folded = operationOf(value, names);
  const parts = folded?.is === 'reshape' ? folded.operands : folded ? [] : sources(value, names);
  return parts.some((part) => part !== value && isRepeated(part, names, depth + 1));
}

/** Follows a value forward to the attention that takes it, into methods and functions of this file as well. */
function attentionFed(start: Node, names: Resolver, depth: number): RepeatedHeads | null {
  const arrival = goesTo(start, ATTENTION, LAYOUT, names);
  if (arrival?.operation.is === 'fused-attention') {
    const place = arrival.operation.operands.indexOf(arrival.operand!);
    const { node } = arrival;
    const given = node.field('arguments')?.children ?? [];
    const at = place >= 0 && given.includes(arrival.operand!) ? given.indexOf(arrival.operand!) : place;
    const callee = names.apiOf(node.field('function')!) ?? '';
    return at > 0 && !callee.startsWith('xformers')
      ? { attention: node, place: at, unmasked: !isMasked(node, callee), certain: arrival.certain }
      : null;
  }
  if (arrival) {
    const softmax = goesTo(arrival.node, SOFTMAX, TO_SCORES, names);
    if (softmax)
      return { attention: arrival.node, place: 1, unmasked: false, explicit: true, certain: arrival.certain };
    const [other] = arrival.operation.operands.filter((side) => side !== arrival.operand);
    const weights = other ? comesFrom(other, SOFTMAX, FROM_SCORES, names) : null;
    return weights
      ? { attention: arrival.node, place: 2, unmasked: false, explicit: true, certain: arrival.certain }
      : null;
  }
  if (depth > 1) return null;
  const named = namedAttention(start, names);
  if (named) return named;
  for (const parameter of handedTo(start, names)) {
    for (const read of parameter.tree.identifiers(parameter.text, parameter.enclosing('function_definition')!)) {
      if (read === parameter || !names.bindings.reaching(read).some(({ target }) => target === parameter)) continue;
      const found = attentionFed(read, names, depth + 1);
      if (found) return found;
    }
  }
  return null;
}

const ATTENDS = /(?:attention|attn|sdpa)(?:_\w+)?$/i;
/** Kernels of their own, which take grouped heads or not without a word from PyTorch. */
const OTHER_KERNEL = /sage|flash|(?:^|\.)TE[A-Z]|transformer_engine/i;
const FUSED = /scaled_dot_product|sdpa|flex_attention/;
const FROM_KEYS = new Set(['k', 'key', 'keys', 'v', 'value', 'values', 'key_states', 'value_states']);

/** A call of unknown origin that says it attends, given the value for keys or values; it may take a mask. */
function namedAttention(start: Node, names: Resolver): RepeatedHeads | null {
  for (const { node: call, operand } of endsOf(start, names)) {
    const callee = call.kind === 'call' ? call.field('function')! : null;
    if (!callee || !ATTENDS.test(callee.text) || OTHER_KERNEL.test(callee.text)) continue;
    const meaning = names.meaningOf(callee);
    if (meaning.kind === 'function') continue;
    const module = meaning.kind === 'instance' ? meaning : null;
    if (module && OTHER_KERNEL.test(`${module.of} ${module.made?.field('function')?.text ?? ''}`)) continue;
    const word = operand.parent?.kind === 'keyword_argument' ? operand.parent.field('name')!.text : null;
    const place = word === null ? positional(call).indexOf(operand) : FROM_KEYS.has(word) ? 1 : -1;
    if (place !== 1 && place !== 2) continue;
    // A module of this file without a fused call writes its scores out.
    const explicit = module?.local !== undefined && module.local !== null && !FUSED.test(module.local.text);
    return { attention: call, place, unmasked: false, explicit, certain: true };
  }
  return null;
}

function isMasked(call: Node, callee: string): boolean {
  if (hasHiddenArguments(call)) return true;
  const mask =
    keyword(call, 'attn_mask') ?? (callee.endsWith('scaled_dot_product_attention') ? positional(call)[3] : null);
  return mask !== null && mask !== undefined && mask.kind !== 'none';
}

/** The parameters of functions of this file that a value is handed to. */
const handedTo = (start: Node, names: Resolver): readonly Node[] =>
  endsOf(start, names)
    .map(({ node, operand }) => (node.kind === 'call' ? parameterFor(node, operand, names) : null))
    .filter((parameter) => parameter !== null);

/** The places that take a value as it is, or laid out anew. */
function endsOf(start: Node, names: Resolver): readonly { readonly node: Node; readonly operand: Node }[] {
  const ends: { node: Node; operand: Node }[] = [];
  const seen = new Set<Node>();
  const queue: Node[] = [start];
  for (let node = queue.shift(); node && seen.size < 60; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const user of usersOf(node, names)) {
      if (user.plain || LAYOUT.has(operationOf(user.node, names)?.is ?? '')) queue.push(user.node);
      else ends.push(user);
    }
  }
  return ends;
}

/** The parameter of a function of this file that an argument of its call is bound to. */
export function parameterFor(call: Node, operand: Node, names: Resolver): Node | null {
  const callee = call.field('function')!;
  const meaning = names.meaningOf(callee);
  if (meaning.kind !== 'function') return null;
  const list = meaning.node.field('parameters')?.children ?? [];
  const bound = list[0]?.text === 'self' && callee.kind === 'attribute' ? 1 : 0;
  const place = positional(call).indexOf(operand);
  const parameter =
    place >= 0
      ? list[place + bound]
      : list.find((one) => (one.field('name') ?? one.children[0] ?? one).text === operand.parent?.field('name')?.text);
  if (!parameter) return null;
  return parameter.kind === 'identifier' ? parameter : (parameter.field('name') ?? parameter.children[0] ?? null);
}
