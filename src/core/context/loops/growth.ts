import type { Node } from '../../syntax/node.ts';
import { bindingAt } from '../../names/binding.ts';
import { MODULE } from '../../names/meaning.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { FileContext } from '../file.ts';
import { positional } from '../../flow/operation.ts';
import { TOKENS } from './growthByText.ts';
import { innermostLoop, unwrapIterable } from './loops.ts';

/** What a long loop runs over: batches, frames, steps of time, positions. */
const MANY =
  /loader|batches|dataset|chunks|frames?\b|steps|time|iter|epochs?|length|seq|samples|rows|paths|files|windows|stream|tokens|\blen\(|\.shape\[|\.size\(/i;
/** A length that was given a name. */
const COUNT = /^len\(|\.shape\[\d\]$|\.size\(\d\)$|\/\//;
export const FEW =
  /(?:layers|blocks|stages|modules|heads|levels|scales|branches|convs|kernels?|filters|dilations|periods|downs|ups|depth)\)*$|\bconfig\./;
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
  if (isFilledUp(target, loop) || staysSmall(target, parts, loop)) return null;
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

/** `while x.size(2) < wanted: x = cat((x, part), 2)`: repeated until it is long enough, which takes few turns. */
const isFilledUp = (target: Node, loop: Node): boolean =>
  [...loop.tree.identifiers(target.text, loop.field('condition') ?? target)].some((read) => read !== target);

/**
 * Nothing of size is collected: the latents of an encoder, the frames of a picture (one), what a list already holds from its
 * second part on (the outputs of two text encoders), or what is only made when a caller asks for it.
 */
function staysSmall(target: Node, parts: Node, loop: Node): boolean {
  const over = loop.field('right')?.text ?? '';
  const unit = functionOf(loop)?.field('name')?.text ?? '';
  if (/^_?(?:tiled_)?encode$/.test(unit)) return true;
  if (/frame/i.test(over) && /image/i.test(classOf(loop)?.field('name')?.text ?? '')) return true;
  const number = loop.field('left')?.text;
  if (/^range\(1, ?len\(\w+\)\)$/.test(over) && parts.children.some(({ text }) => text.endsWith(`[${number}]`)))
    return true;
  for (const around of target.ancestors()) {
    if (around === loop) return false;
    if (around.kind === 'if_statement' && ASKED_FOR.test(around.field('condition')?.text ?? '')) return true;
  }
  return false;
}
const ASKED_FOR = /^(?:self\.|args\.|config\.|cfg\.)?(?:return|output|keep|save|store|with|get|record)_\w+$/;

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
export function isOverParts(over: Node, file: FileContext): boolean {
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
