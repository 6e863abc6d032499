import type { Node } from '../../syntax/node.ts';
import { bindingAt } from '../../names/binding.ts';
import { MODULE } from '../../names/meaning.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { FileContext } from '../file.ts';
import { positional } from '../../flow/operation.ts';
import { innermostLoop, unwrapIterable } from './loops.ts';

/** What a long loop runs over: batches, frames, steps of time, positions. */
const MANY =
  /loader|batches|dataset|chunks|frames?\b|steps|time|iter|epochs?|length|seq|samples|rows|paths|files|windows|stream|tokens|\blen\(|\.shape\[|\.size\(/i;
/** A length that was given a name. */
const COUNT = /^len\(|\.shape\[\d\]$|\.size\(\d\)$|\/\//;
const FEW =
  /(?:layers|blocks|stages|modules|heads|levels|scales|branches|convs|kernels?|filters|dilations|periods|downs|ups|depth)\)*$|\bconfig\./;
const TOKENS = /tok|ids?$|idx|next_/i;
const PICKED = /^(?:[\w.]+\.)?(?:multinomial|argmax|topk|categorical|sample\w*)\(/;
const FIRST_TURN = /==\s*0|is None|first|not\b|len\(/;

/**
 * The loop in which `x = cat([x, part])` only collects: `x` comes from before the loop, is one of two parts, and the
 * loop reads it for nothing else. Null when every turn works with what was collected, when there are only a few turns,
 * or nothing says there are many, or when it collects token ids, which are a few bytes beside the step that made them.
 */
export function collectingLoop(target: Node, parts: Node, file: FileContext): Node | null {
  const loop = innermostLoop(target);
  const body = loop?.field('body');
  if (!loop || !body || parts.children.length !== 2 || !hasManyTurns(loop, file) || TOKENS.test(target.text))
    return null;
  const kept = parts.children.find((part) => part.kind === 'identifier' && part.text === target.text);
  if (!kept || parts.children.some((part) => part !== kept && isPicked(part, loop, file))) return null;
  let outside = false;
  for (const { target: other } of file.names.bindings.visible(target)) {
    if (other.start < loop.start) outside = true;
    else if (other === target || other.end > loop.end) continue;
    else if (isFirstTurn(other, loop)) outside = true;
    else return null;
  }
  const reads = [...file.tree.identifiers(target.text, body)].filter(
    (read) => read !== kept && bindingAt(read) === null && !isName(read) && !onlyTested(read, loop),
  );
  return outside && reads.length === 0 ? loop : null;
}

/**
 * The loop of a generation in which a name that comes from before it grows by concatenation and is given nothing else, though each turn
 * works with it: tokens that are generated, a context that is kept. Null where it only collects, where the loop goes over
 * the parts of a model, and for a cache of keys and values.
 */
export function growingLoop(target: Node, parts: Node, file: FileContext): Node | null {
  const loop = innermostLoop(target);
  const over = loop?.field('right');
  if (
    !loop ||
    !GENERATES.test(loop.text) ||
    KEPT.test(target.text) ||
    !parts.children.some((part) => part.text === target.text)
  )
    return null;
  if (over && (PARTS.test(over.text) || FEW.test(unwrapIterable(over).text) || isOverParts(unwrapIterable(over), file)))
    return null;
  const inLoop = ({ start, end }: Node): boolean => loop.start <= start && end <= loop.end;
  const bindings = file.names.bindings.visible(target);
  const isElsewhere = bindings.some(({ target: other }) => !inLoop(other));
  const growsOnly = bindings.every(({ target: other, value }) => !inLoop(other) || joins(value, target.text));
  return isElsewhere && growsOnly && collectingLoop(target, parts, file) === null ? loop : null;
}

const KEPT = /^(?:\w+_)?(?:k|v|keys?|values?|cache|past\w*|buf|latents?|lengths?|time|frames|audio)$/i;
/** A turn picks the next token. */
const GENERATES =
  /multinomial|argmax|categorical|\bnext_|\bsampled?\b|\bsample\w*\(|\.max\([^)]*(?:dim\s*=\s*|-)1\)|logits/;
const PARTS = /layer|block|stage|module|level|scale|conv|branch|skip|head|depth/i;

const joins = (value: Node | null, name: string): boolean =>
  value?.kind === 'call' &&
  /(?:^|\.)(?:cat|concat|concatenate|hstack)$/.test(value.field('function')!.text) &&
  (positional(value)[0]?.children ?? []).some(({ text }) => text === name);

/** Token ids by where they come from: what was drawn from a distribution, or has the highest score. */
function isPicked(part: Node, loop: Node, file: FileContext): boolean {
  return file.names.bindings
    .reaching(part)
    .some(({ statement, value }) => loop.start <= statement.start && PICKED.test(value?.text ?? ''));
}

/** A `while` loop, or one over what is long by its name, or by the name that what it runs over was made from. */
function hasManyTurns(loop: Node, file: FileContext): boolean {
  const over = loop.field('right');
  if (!over) return true;
  const inner = unwrapIterable(over);
  if (inner.kind === 'list' || inner.kind === 'tuple' || FEW.test(inner.text) || isOverParts(inner, file)) return false;
  const isRange = inner.kind === 'call' && inner.field('function')?.text === 'range';
  const last = isRange ? positional(inner).at(positional(inner).length > 1 ? 1 : 0) : inner;
  if (last?.kind === 'integer') return Number(last.text) >= 32;
  const from = last?.kind === 'identifier' ? file.names.bindings.reaching(last)[0] : undefined;
  return MANY.test(inner.text) || (from?.kind === 'assignment' && COUNT.test(from.value?.text ?? ''));
}

/** `for i in range(len(self.kernels))` in a module's forward: it goes over what the module is made of. */
function isOverParts(over: Node, file: FileContext): boolean {
  const unit = functionOf(over);
  const owner = unit?.field('name')?.text === 'forward' ? classOf(over) : null;
  return (
    /^(?:range\(\s*)?(?:len\(\s*)?self\.\w+\)*$/.test(over.text) && owner !== null && file.names.derives(owner, MODULE)
  );
}

/** `if i == 0: x = part` beside the concatenation. */
function isFirstTurn(target: Node, loop: Node): boolean {
  for (const around of target.ancestors()) {
    if (around === loop) return false;
    if (around.kind === 'if_statement' || around.kind === 'elif_clause')
      return FIRST_TURN.test(around.field('condition')?.text ?? '');
  }
  return false;
}

const isName = (read: Node): boolean =>
  (read.parent?.kind === 'keyword_argument' && read.parent.field('name') === read) ||
  (read.parent?.kind === 'attribute' && read.parent.field('attribute') === read);

/** The condition of an `if` asks whether there is something yet. */
function onlyTested(read: Node, loop: Node): boolean {
  let child = read;
  for (const around of read.ancestors()) {
    if (around === loop) return false;
    if (around.kind === 'if_statement' && around.field('condition') === child) return true;
    child = around;
  }
  return false;
}
