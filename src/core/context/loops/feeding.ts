import type { Node } from '../../syntax/node.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { FileContext } from '../file.ts';
import { isModelCall } from '../models/models.ts';
import { positional } from '../../flow/operation.ts';
import { collectingLoop, FEW, isOverParts } from './growth.ts';
import { grownIn, isGivenAnew, startsInside } from './growthByText.ts';
import { innermostLoop, unwrapIterable } from './loops.ts';

const KEPT = /^(?:\w+_)?(?:k|v|keys?|values?|cache|past\w*|buf|latents?|lengths?|time|frames|audio)$/i;
/** A turn picks the next token, or an action. */
const GENERATES =
  /multinomial|argmax|categorical|\bnext_|\bsampled?\b|\bsample\w*\(|\.max\([^)]*(?:dim\s*=\s*|-)1\)|logits|\baction\b/;
const PARTS = /layer|block|stage|module|level|scale|conv|branch|skip|head|depth/i;
/** A round of optimization, which fits a model to all points anew. */
const FITS = /\bposterior\(|acqf|\bfit_\w+\(|\binit\w*_model\(|\bqNEI|\bGP\b/i;
/** A model that remembers what it has seen takes the last token alone, however much is kept beside it. */
const REMEMBERS =
  /cache|\bpast\b|past_|\bkv\b|\bmems?\b|_mems|incr_state|\bhidden\b|inference_params|incremental|input_pos|start_pos|prepare_inputs/i;
const MODEL = /model|net(?:work)?\b|transformer|decode|forward|gpt|\blm\b|policy|actor|generator|^self\(?$/i;
/** What works on scores, text or masks and is no model. */
const NO_MODEL =
  /stop|criteria|process|penal|warp|filter|tokenizer|batch_decode|mask|prepare|embed|len$|detokenize|streamer|print/i;
const LAYOUT =
  /^(?:unsqueeze|squeeze|to|cuda|view|reshape|long|int|float|clone|contiguous|transpose|t|repeat|expand|type|type_as)$/;

/**
 * The loop of a generation in which a name that comes from before it grows by concatenation, is given nothing else, and goes
 * whole (or cropped) to a model on every turn. Null where the model takes the last token alone, where the name only
 * collects, where the loop goes over the parts of a model or has few turns, and for a cache of keys and values.
 */
export function growingLoop(target: Node, parts: Node, file: FileContext): Node | null {
  const loop = innermostLoop(target);
  const over = loop?.field('right');
  if (
    !loop ||
    KEPT.test(target.text) ||
    !parts.children.some((part) => part.text === target.text) ||
    !GENERATES.test(loop.text) ||
    FITS.test(loop.text)
  )
    return null;
  if (over && (PARTS.test(over.text) || FEW.test(unwrapIterable(over).text) || isOverParts(unwrapIterable(over), file)))
    return null;
  if (over && hasFewTurns(unwrapIterable(over), file)) return null;
  const inLoop = ({ start, end }: Node): boolean => loop.start <= start && end <= loop.end;
  const bindings = file.names.bindings.visible(target);
  const isElsewhere = bindings.some(({ target: other }) => !inLoop(other));
  const growsOnly = bindings.every(({ target: other, value }) => !inLoop(other) || joins(value, target.text));
  if (!isElsewhere || !growsOnly || collectingLoop(target, parts, file) !== null) return null;
  return feeds(target.text, loop, file, 0) ? loop : null;
}

/** By the text alone, whether a statement may make longer what a model takes. */
export function mayFeed(around: Surroundings): boolean {
  const grown = grownIn(around);
  if (!grown || KEPT.test(grown.name) || !around.loopSays(GENERATES)) return false;
  return !startsInside(grown, around) && !isGivenAnew(grown, around);
}

const joins = (value: Node | null, name: string): boolean =>
  value?.kind === 'call' &&
  /(?:^|\.)(?:cat|concat|concatenate|hstack)$/.test(value.field('function')!.text) &&
  (positional(value)[0]?.children ?? []).some(({ text }) => text === name);

/** `range(9)`, also by a name; in JAX each of them is compiled anew, so there even a few count. */
function hasFewTurns(over: Node, file: FileContext): boolean {
  const bound = over.kind === 'call' && over.field('function')?.text === 'range' ? positional(over).at(-1) : undefined;
  const [from] = bound?.kind === 'identifier' ? file.names.bindings.reaching(bound) : [];
  const isCount = from?.kind === 'assignment' && from.path.length === 0;
  const count = /^\d+$/.exec((isCount ? from.value : bound)?.text ?? '')?.[0];
  return count !== undefined && Number(count) < 32 && !(isCount && file.hasWord('jax'));
}

/** The name, or one made of it in the loop, is an argument of a model. */
function feeds(name: string, loop: Node, file: FileContext, depth: number): boolean {
  for (const read of file.tree.identifiers(name, loop.field('body') ?? loop)) {
    const whole = wholeOf(read);
    const around = whole?.parent;
    if (!whole || !around) continue;
    if (around.kind === 'assignment' && around.field('right') === whole) {
      const left = around.field('left')!;
      if (left.kind === 'identifier' && left.text !== name && depth < 2 && feeds(left.text, loop, file, depth + 1))
        return true;
    }
    const list = around.kind === 'keyword_argument' ? around.parent : around;
    const call = list?.kind === 'argument_list' ? list.parent : null;
    if (call && takesAll(call, file)) return true;
  }
  return false;
}

/** What a read becomes on its way to a call: cropped, laid out anew, scaled. The last token alone is null. */
function wholeOf(read: Node): Node | null {
  let node = read;
  for (;;) {
    const { parent } = node;
    if (!parent) return null;
    if (parent.kind === 'subscript' && parent.field('value') === node) {
      const last = parent.children.at(-1)!.text.replace(/\s/g, '');
      if (/^-\d|^\[-\d/.test(last)) return null;
      node = parent;
    } else if (parent.kind === 'attribute' && parent.field('object') === node) {
      const call = parent.parent;
      if (call?.kind !== 'call' || !LAYOUT.test(parent.field('attribute')!.text)) return null;
      node = call;
    } else if (/^(?:conditional_expression|binary_operator|parenthesized_expression|tuple)$/.test(parent.kind)) {
      node = parent;
    } else return node;
  }
}

function takesAll(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  let statement: Node = call;
  while (statement.parent && !/_statement$|^block$|^assignment$/.test(statement.parent.kind))
    statement = statement.parent;
  if (REMEMBERS.test((statement.parent?.kind === 'assignment' ? statement.parent : statement).text)) return false;
  const name = (callee.kind === 'attribute' ? callee.field('attribute')! : callee).text;
  const api = file.names.apiOf(callee) ?? '';
  if (/^(?:torch|jax|numpy)\./.test(api) || NO_MODEL.test(name)) return false;
  // `sample(model, x)` runs the model that it is handed.
  if (positional(call).some(({ text }) => /^[\w.]+$/.test(text) && /(?:^|[._])(?:model|net|network)\b/.test(text)))
    return true;
  return MODEL.test(callee.text) || isModelCall(call, file) === 'yes';
}
