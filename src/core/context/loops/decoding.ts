import { dependsOn } from '../../flow/dependence.ts';
import { usersOf } from '../../flow/flow.ts';
import { parameterFor } from '../../flow/heads.ts';
import { positional } from '../../flow/operation.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { isTrainingStep, loopsAround, methodCalls } from './loops.ts';
import { turnsFewTimes } from './short.ts';
import { isModelCall } from '../models/models.ts';
import { mayAttend } from '../models/attends.ts';
import { callsIn } from '../data/tokenizers.ts';

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
const PICKS = /argmax|multinomial|topk|\.max\(\s*[^)\s]|categorical|\bsample\w*\(|choice\(/i;
/** The function knows of a cache: this is what it does without one. */
const CHOOSES = /use_cache|past_key_values|kv_cache/;
/** `h, c = self.decoder_lstm(x, (h, c))`: what came before is in the state. */
const RECURS = /(?:lstm|\b_?gru|_gru|rnn)(?:_?cell)?\(/i;
const KEEPS =
  /cache|past|\bkv\b|\bmems?\b|hidden|(?:\b|_)states?\b|inference_params|incremental|input_pos|start_pos|\bprev(?:ious)?_\w*(?:layer|key|value|kv|embed|output)/i;
/** A statement that may be of such a loop: it picks a token, joins it to what a name was, or feeds what came so far. */
const DECODES =
  /argmax|multinomial|^[^\n]*\bsample_\w+\(|^[^\n]*\.append\(\s*(?:next|new|tok|word|pred|best|sample|idx|id)|^\s*(\w+)\s*=\s*[\w.]*(?:cat|concat|concatenate|hstack)\s*\(\s*(?:tensors\s*=\s*)?[[(]\s*\1\s*,|^[^\n]*\w\[\s*:\s*,\s*:\s*\w/;
/** What makes text of a token, and tokens of text. */
const AS_TEXT =
  /\b(?:itos|i2s|idx2\w+|ix_to_\w+|id_to_\w+|int_to_\w+|decode|chr|chars?|int2char|index2\w+|idx_to_\w+)\b\s*[[(]/i;
const TO_IDS = /(?:^|[._])(?:text_to_\w+|encode_text|str2\w+|stoi|to_ids|text2\w+|char_tensor|string_to_\w+|encode)$/i;
/** What only looks tokens up, and what is fed to layers after it. */
const EMBEDS = /(?:^|[._])(?:\w*embed(?:ding)?s?|\w*position(?:al)?(?:_\w+)?|emb|wte|wpe|tok_emb)$/;
const LAYOUT =
  /^(?:unsqueeze|to|cuda|view|reshape|long|int|clone|contiguous|transpose|t|repeat|expand|squeeze|type|type_as|permute)$/;

/** The header of a denoiser's loop, which may join to its picture what stays the same on every turn. */
const DENOISES = /\btimesteps\b/;

/** By the text alone, whether a statement may be one of a loop that decodes over its whole prefix. */
export const mayDecode = (around: Surroundings): boolean =>
  around.loopHeads.some((head) => !DENOISES.test(head)) &&
  around.says(DECODES) &&
  (around.loopSays(PICKS) || around.callsInLoop(PICKS)) &&
  !CHOOSES.test(around.own);

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
  if (DENOISES.test(loop.field('right')?.text ?? '')) return null;
  if (!body || !(PICKS.test(body.text) || PICKS.test(file.text)) || keepsCache(body) || RECURS.test(body.text))
    return null;
  if (turnsFewTimes(loop, file) || CHOOSES.test(file.unitOf(loop).text) || isTrainingStep(loop, file)) return null;
  for (const { prefix, added, growth, at } of growths(body, file)) {
    if (at === undefined && startsAnew(prefix, growth, body)) continue;
    if (!PICKS.test(body.text) && !picksInHelper(growth, file)) continue;
    for (const read of file.tree.identifiers(prefix, body)) {
      if (growth.start <= read.start && read.end <= growth.end && !isInHelperCall(read, growth, file)) continue;
      if (at !== undefined && !endsAt(read, at)) continue;
      const call = modelFedWith(read, body, file) ?? helperFedWith(read, body, file);
      if (!call || keepsState(call) || !mayAttend(call, file)) continue;
      if (dependsOn(added, call, body, file.names)) {
        return { loop, call, growth, certain: isModelCall(call, file) === 'yes' };
      }
    }
  }
  return null;
}

/** The definition of a function of this file that is called. */
const helperOf = (call: Node, file: FileContext): Node | null => {
  const meaning = file.names.meaningOf(call.field('function')!);
  return meaning.kind === 'function' ? meaning.node : null;
};

/** A function of this file that the statement calls picks the token. */
const picksInHelper = (statement: Node, file: FileContext): boolean =>
  callsIn(statement).some((call) => PICKS.test(helperOf(call, file)?.text ?? ''));

/** In `ids = torch.cat([ids, next_token(model, ids)])` the second `ids` is fed. */
const isInHelperCall = (read: Node, growth: Node, file: FileContext): boolean =>
  callsIn(growth).some((call) => call.start <= read.start && read.end <= call.end && helperOf(call, file) !== null);

/** `buffer[:, :step]`, where `step` is the place at which the loop writes. */
function endsAt(read: Node, place: string): boolean {
  const part = read.parent?.kind === 'subscript' && read.parent.field('value') === read ? read.parent.text : '';
  const [, stop] = /^\w+\[(?:\s*:\s*,)?\s*:\s*([^\],:]+?)\s*\]$/.exec(part) ?? [];
  return stop !== undefined && (stop === place || new RegExp(`^${place}\\s*\\+\\s*1$`).test(stop));
}

/** A function of this file that is given the value and feeds a model with it, without a state. */
function helperFedWith(read: Node, body: Node, file: FileContext): Node | null {
  let node = read;
  for (const around of read.ancestors()) {
    if (around === body) return null;
    if (around.kind === 'call') {
      const helper = helperOf(around, file);
      const parameter = helper ? parameterFor(around, node, file.names) : null;
      const inside = helper?.field('body');
      if (!helper || !parameter || !inside || CHOOSES.test(helper.text)) return null;
      for (const used of file.tree.identifiers(parameter.text, inside)) {
        if (!file.names.bindings.reaching(used).some(({ target }) => target === parameter)) continue;
        const call = modelFedWith(used, inside, file);
        if (call && !keepsState(call)) return around;
      }
      return null;
    }
    if (around.kind !== 'argument_list' && around.kind !== 'keyword_argument') node = around;
  }
  return null;
}

/** A call in the loop is handed a cache by its name: `layer(x, cache=cache)`, `block(x, self.kv_cache)`. */
const keepsCache = (body: Node): boolean =>
  /[(,]\s*(?:(?:kv_)?caches?\s*=|(?:\w+\.)*(?:kv_|layer_)?caches?\s*[,)])|\bcaches?\[/i.test(body.text);

/** `parts = []` before it grows, in the same turn: what is collected there is no prefix. */
const startsAnew = (name: string, growth: Node, body: Node): boolean =>
  statementsIn(body).some(
    (statement) =>
      statement.kind === 'assignment' &&
      statement.end <= growth.start &&
      statement.field('left')?.text === name &&
      /^(?:\[\s*\]|list\(\)|''|"")$/.test(statement.field('right')?.text ?? ''),
  );

interface Growth {
  readonly prefix: string;
  readonly added: Node;
  readonly growth: Node;
  /** Of a buffer, the name of the place that is written next. */
  readonly at?: string;
}

/**
 * The names that a loop's body makes longer: `ids = torch.cat([ids, next])`, `tokens.append(next)`, `ids += [next]`, or
 * fills further: `buffer[:, step] = next`.
 */
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
  for (const statement of statementsIn(body)) {
    const left = statement.field('left');
    const added = statement.field('right');
    if (!left || !added) continue;
    if (statement.kind === 'augmented_assignment') {
      // A text grows by what the token stands for.
      if (left.kind === 'identifier' && (added.kind === 'list' || AS_TEXT.test(added.text)))
        found.push({ prefix: left.text, added, growth: statement });
      continue;
    }
    const [, buffer, place] = /^(\w+)\[\s*(?::\s*,\s*)?([A-Za-z_]\w*)\s*\]$/.exec(left.text) ?? [];
    if (buffer && place) found.push({ prefix: buffer, added, growth: statement, at: place });
    const joined = joinedByHelper(left, added, file);
    if (joined) found.push({ prefix: left.text, added: joined, growth: statement });
    const filled = filledByHelper(left, added, file);
    if (filled) found.push({ ...filled, added, growth: statement });
  }
  return found;
}

/** `ids = append(ids, token)`: a function of this file joins what it is given to the first of them. */
function joinedByHelper(left: Node, call: Node, file: FileContext): Node | null {
  const helper = left.kind === 'identifier' && call.kind === 'call' ? helperOf(call, file) : null;
  const given = helper ? positional(call).find((argument) => argument.text === left.text) : undefined;
  const parameter = given ? parameterFor(call, given, file.names)?.text : undefined;
  const joins = new RegExp(`\\b(?:${JOINS.join('|')})\\(\\s*[[(]\\s*${parameter}\\s*,`);
  if (!helper || !parameter || !joins.test(helper.text)) return null;
  return positional(call).find((argument) => argument !== given) ?? null;
}

/** `buffer, scores = pick(buffer, out, scores, step)`: a function of this file writes at a place it is given. */
function filledByHelper(left: Node, call: Node, file: FileContext): { prefix: string; at: string } | null {
  const helper = call.kind === 'call' ? helperOf(call, file) : null;
  const targets = left.kind === 'pattern_list' ? left.children : [left];
  if (!helper) return null;
  for (const { text: prefix } of targets) {
    const given = positional(call).find((argument) => argument.text === prefix);
    const buffer = given ? parameterFor(call, given, file.names)?.text : undefined;
    if (!buffer || !given) continue;
    const [, place] =
      new RegExp(`\\b${buffer}\\[\\s*:\\s*,\\s*([A-Za-z_]\\w*)\\s*\\]\\s*=[^=]`).exec(helper.text) ?? [];
    const at = positional(call).find((argument) => parameterFor(call, argument, file.names)?.text === place);
    if (place && at?.kind === 'identifier') return { prefix, at: at.text };
  }
  return null;
}

const statementsIn = (node: Node): readonly Node[] =>
  node.children.flatMap((child) =>
    child.kind === 'assignment' || child.kind === 'augmented_assignment' ? [child] : statementsIn(child),
  );

/** The model that is called with a value, laid out anew or wrapped in a tensor, but not cut down to its last element. */
export function modelFedWith(
  read: Node,
  body: Node,
  file: FileContext,
  runs = (call: Node): boolean => isModelCall(call, file) !== 'no',
): Node | null {
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
        } else if (EMBEDS.test(callee.text)) queue.push(user.node);
        else if (!TO_IDS.test(callee.text) && runs(user.node)) return user.node;
        else if (
          /^(?:(?:torch|numpy|jax\.numpy|tensorflow)\.\w+|torch\.autograd\.(?:variable\.)?Variable)$/.test(
            file.names.apiOf(callee) ?? '',
          ) ||
          TO_IDS.test(callee.text)
        )
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
