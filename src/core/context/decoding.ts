import { dependsOn } from '../flow/dependence.ts';
import { usersOf } from '../flow/flow.ts';
import { positional } from '../flow/operation.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { isTrainingStep, loopsAround, methodCalls } from './loops.ts';
import { isModelCall } from './models.ts';

/** A loop that feeds a model what it has generated so far, all of it, on every turn. */
export interface PrefixLoop {
  readonly loop: Node;
  /** The call of the model. */
  readonly call: Node;
  /** Where the new token is put behind the prefix. */
  readonly growth: Node;
  readonly certain: boolean;
}

const JOINS = ['cat', 'concat', 'concatenate', 'hstack'];
const PICKS = /argmax|multinomial|topk|\.max\(|categorical|\bsample\w*\(|choice\(/i;
/** The function knows of a cache: this is what it does without one. */
const CHOOSES = /use_cache|past_key_values|kv_cache/;
const KEEPS = /cache|past|\bkv\b|\bmems?\b|hidden|\bstates?\b|inference_params|incremental|input_pos|start_pos/i;
/** A statement that may be of such a loop: it picks a token, or joins something to what a name was. */
export const DECODES =
  /argmax|multinomial|^\s*(\w+)\s*=\s*[\w.]*(?:cat|concat|concatenate|hstack)\s*\(\s*(?:tensors\s*=\s*)?[[(]\s*\1\b/;
const LAYOUT =
  /^(?:unsqueeze|to|cuda|view|reshape|long|int|clone|contiguous|transpose|t|repeat|expand|squeeze|type|type_as|permute)$/;

/** The innermost loop around a node that decodes over its whole prefix, or null. */
export function prefixLoopAround(node: Node, file: FileContext): PrefixLoop | null {
  for (const loop of loopsAround(node)) {
    const found = file.remember(`prefix loop ${loop.start}`, () => prefixLoop(loop, file));
    if (found) return found;
  }
  return null;
}

function prefixLoop(loop: Node, file: FileContext): PrefixLoop | null {
  const body = loop.field('body');
  if (!body || !PICKS.test(body.text) || isTrainingStep(loop, file)) return null;
  if (CHOOSES.test(file.unitOf(loop).text) || isShort(loop)) return null;
  for (const { prefix, added, growth } of growths(body, file)) {
    for (const read of file.tree.identifiers(prefix, body)) {
      if (growth.start <= read.start && read.end <= growth.end) continue;
      const call = modelFedWith(read, body, file);
      if (!call || keepsState(call)) continue;
      if (dependsOn(added, call, body, file.names)) {
        return { loop, call, growth, certain: isModelCall(call, file) === 'yes' };
      }
    }
  }
  return null;
}

/** `for _ in range(9)`: for a handful of tokens a cache is not worth its code. */
function isShort(loop: Node): boolean {
  const over = loop.field('right');
  const turns = over?.kind === 'call' && over.field('function')?.text === 'range' ? positional(over).at(-1) : undefined;
  return turns?.kind === 'integer' && Number(turns.text) <= 16;
}

interface Growth {
  readonly prefix: string;
  readonly added: Node;
  readonly growth: Node;
}

/** The names that a loop's body makes longer: `ids = torch.cat([ids, next])`, `tokens.append(next)`. */
function growths(body: Node, file: FileContext): readonly Growth[] {
  const found: Growth[] = [];
  for (const word of JOINS.flatMap((name) => [...file.tree.identifiers(name, body)])) {
    const callee = word.parent?.kind === 'attribute' ? word.parent : word;
    const call = callee.parent;
    const target = call?.parent?.kind === 'assignment' ? call.parent.field('left') : null;
    if (call?.kind !== 'call' || target?.kind !== 'identifier') continue;
    if (!file.names.apis.operation(file.names.apiOf(callee) ?? '')?.startsWith('concatenation')) continue;
    const parts = positional(call)[0]?.children ?? [];
    const added = parts.at(-1);
    if (parts.length >= 2 && parts[0]!.text === target.text && added) {
      found.push({ prefix: target.text, added, growth: call.parent! });
    }
  }
  for (const call of methodCalls(file, 'append', body)) {
    const list = call.field('function')!.field('object')!;
    // Of a batch, each row grows: `rows[i].append(next)`.
    const whole = list.kind === 'subscript' ? list.field('value') : list;
    const added = positional(call)[0];
    if (whole?.kind === 'identifier' && added) found.push({ prefix: whole.text, added, growth: call });
  }
  return found;
}

/** The model that is called with a value, laid out anew or wrapped in a tensor, but not cut down to its last element. */
export function modelFedWith(read: Node, body: Node, file: FileContext): Node | null {
  const seen = new Set<Node>();
  const queue: Node[] = [read];
  for (let node = queue.shift(); node && seen.size < 60; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const user of usersOf(node, file.names)) {
      if (user.node.start < body.start || user.node.end > body.end) continue;
      const { kind } = user.node;
      if (user.plain) queue.push(user.node);
      else if (kind === 'subscript') {
        if (!takesLast(user.node)) queue.push(user.node);
      } else if (kind === 'call') {
        const callee = user.node.field('function')!;
        const isReceiver = callee.kind === 'attribute' && callee.field('object') === user.operand;
        if (isReceiver) {
          if (LAYOUT.test(callee.field('attribute')!.text)) queue.push(user.node);
        } else if (isModelCall(user.node, file) !== 'no') return user.node;
        else if (/^(?:torch|numpy|jax\.numpy|tensorflow)\.\w+$/.test(file.names.apiOf(callee) ?? ''))
          queue.push(user.node);
      }
    }
  }
  return null;
}

/** `ids[:, -1:]`, `ids[-1]`: one token, as a model that keeps a cache is fed. */
const takesLast = (subscript: Node): boolean => /\[[^\]]*-\s*1\s*:?\s*(?:,[^\]]*)?\]$/.test(subscript.text);

/** A cache or a state goes in or comes out by name. */
function keepsState(call: Node): boolean {
  const given = (call.field('arguments')?.children ?? []).some(
    (arg) => KEEPS.test(arg.text) && !/use_cache\s*=\s*False/.test(arg.text),
  );
  const target = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
  return given || (target !== null && KEEPS.test(target.text));
}
