import { positional } from '../../flow/operation.ts';
import { repeatedHeads, repeats } from '../../flow/heads.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/** Functions that say they copy heads of keys and values. */
const HELPER =
  /(?:repeat|expand|broadcast|tile|duplicate)\w*_?(?:kv|gqa|key|head)|(?:kv|gqa|heads?)_?\w*(?:repeat|expand|broadcast)/i;
/** By its name alone, whether a function copies heads. */
export const isHelper = (name: string): boolean => HELPER.test(name);

/** Helpers whose calls are looked at where they stand. */
const KNOWN = /^_?(?:repeat_kv|repeat_kv_heads|expand_kv|expand_kv_heads|expand_repeated_kv|repeat_heads)$/;
const KEYS = /^(?:[ax]|xs?_|new_|past_|cached?_|full_|all_)?(?:k|v|kv|keys?|values?)(?:_(?!mask|len|ids?|pad)\w+)?$/i;
/** How often: as many times as there are query heads to a key head. */
const TIMES = /rep|group|kv|head|ratio|gqa|\/\//i;

/**
 * True for a call that copies heads by what its function is called (`repeat_kv`), or by the names of what is copied and
 * how often, where no attention is seen that takes them. Of a function's calls the first stands for all.
 */
export function copiesGroupedHeads(call: Node, file: FileContext): boolean {
  if (!copies(call, file)) return false;
  const unit = file.unitOf(call);
  const first = file.remember(`grouped heads ${unit.start}`, () =>
    callsIn(unit).find((other) => file.unitOf(other) === unit && copies(other, file)),
  );
  return first?.start === call.start && first.end === call.end;
}

function copies(call: Node, file: FileContext): boolean {
  const helper = functionOf(call);
  const name = helper?.field('name')?.text ?? '';
  if (isHelper(name)) {
    const interleaves = /(?:^|\.)repeat_interleave$/.test(call.field('function')!.text);
    return (interleaves || repeats(call, file.names)) && !isSeenWhereCalled(name, file);
  }
  if (!repeats(call, file.names) || isMeasured(call) || repeatedHeads(call, file.names)) return false;
  const callee = call.field('function')!;
  const isMethod = callee.kind === 'attribute' && file.names.apiOf(callee)?.startsWith('torch.') !== true;
  const copied = isMethod ? callee.field('object')! : positional(call)[0];
  const target = call.enclosing('assignment')?.field('left');
  return (
    [copied, target].some((part) => KEYS.test(rootOf(part ?? null))) && TIMES.test(call.field('arguments')?.text ?? '')
  );
}

/** `torch.split(repeat_kv(keys, n), sizes)`: what is handed on at once to a function that does not attend. */
function isMeasured(call: Node): boolean {
  let value = call;
  while (value.parent?.kind === 'attribute' && value.parent.parent?.kind === 'call') value = value.parent.parent;
  const taker = value.parent?.kind === 'argument_list' ? value.parent.parent?.field('function') : null;
  return (
    taker !== null &&
    taker !== undefined &&
    !/attn|attention|sdpa|attend|cat$|contiguous|cache|update/i.test(taker.text)
  );
}

/** The copies are told at a call of the helper. */
function isSeenWhereCalled(name: string, file: FileContext): boolean {
  if (!KNOWN.test(name)) return false;
  return [...file.tree.identifiers(name, file.tree.root)].some((word) => {
    const callee = word.parent?.kind === 'attribute' ? word.parent : word;
    const call = callee.parent;
    return call?.kind === 'call' && call.field('function') === callee && repeatedHeads(call, file.names) !== null;
  });
}

/** `keys` of `keys[:, :, None]`, `k` of `self.k`, `xs` of `xs.unsqueeze(2)`. */
function rootOf(part: Node | null): string {
  for (let node = part; node;) {
    if (node.kind === 'identifier') return node.text;
    if (node.kind === 'subscript') node = node.field('value');
    else if (node.kind === 'call') node = node.field('function');
    else if (node.kind === 'attribute')
      node = node.field('object')?.text === 'self' ? node.field('attribute') : node.field('object');
    else return '';
  }
  return '';
}

const callsIn = (node: Node): readonly Node[] =>
  node.children.flatMap((child) => [...(child.kind === 'call' ? [child] : []), ...callsIn(child)]);
