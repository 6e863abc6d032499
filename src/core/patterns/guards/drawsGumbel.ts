import type { FileContext } from '../../context/file.ts';
import { callersOf } from '../../context/loops/callers.ts';
import { positional } from '../../flow/operation.ts';
import { returnsOf } from '../../names/returns.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const SMALL = /^(?:[\w.]*eps\w*|\d\S*)$/i;

/**
 * The captured logarithm is the outer one of Gumbel noise, `log(-log(u))`, with small numbers added anywhere; a function
 * of this file that returns a logarithm counts for one. Here, or where the function around is called, a maximum or a
 * softmax is taken of logits: noise by which positions are picked is one number each.
 */
export const drawsGumbel: Guard = {
  name: 'drawsGumbel',
  takes: { outer: 'capture' },
  needs: () => [{ words: [], text: /\blog\([\s(]*-|-[^\n]*\.log\(\)/ }],
  ask(match, args) {
    const { file } = match;
    const noise = match.node(args.text('outer'));
    const outer = logarithmOf(noise, file);
    const negated = outer && withoutOffset(outer);
    const inner = negated?.kind === 'unary_operator' && negated.operator === '-' ? negated.field('argument') : null;
    return yesIf(inner !== null && logarithmOf(withoutOffset(inner), file) !== null && samplesWords(noise, file));
  },
};

/** What is done with noise over all entries of the logits. */
const OVER_LOGITS = /\bargmax\b|softmax|logits/;
const PICKS = /\btopk\b|\bargsort\b|\bsort\b/;

function samplesWords(node: Node, file: FileContext): boolean {
  const unit = file.unitOf(node);
  if (PICKS.test(unit.text) && !/\bargmax\b/.test(unit.text)) return false;
  const users = unit.kind === 'function_definition' ? callersOf(unit, file).map((call) => file.unitOf(call)) : [];
  return [unit, ...users].some(({ text }) => OVER_LOGITS.test(text) && (/\bargmax\b/.test(text) || !PICKS.test(text)));
}

/** What a logarithm is taken of. */
function logarithmOf(node: Node, file: FileContext): Node | null {
  if (node.kind !== 'call') return null;
  const callee = node.field('function')!;
  const meaning = file.names.meaningOf(callee);
  if (meaning.kind === 'api') return meaning.name === 'torch.log' ? (positional(node)[0] ?? null) : null;
  if (meaning.kind === 'function') {
    const returned = returnsOf(meaning.node);
    const isLog = returned.length === 1 && /(?:^|\.)log$/.test(returned[0]!.field('function')?.text ?? '');
    return isLog ? (positional(node)[0] ?? null) : null;
  }
  const isMethod = callee.kind === 'attribute' && callee.field('attribute')!.text === 'log' && !positional(node).length;
  return isMethod ? callee.field('object') : null;
}

/** `u` of `(u + eps)` and of `u`; clamps are looked through as well. */
function withoutOffset(node: Node): Node {
  if (node.kind === 'parenthesized_expression' && node.children[0]) return withoutOffset(node.children[0]);
  if (node.kind === 'binary_operator' && node.operator === '+') {
    const [left, right] = [node.field('left')!, node.field('right')!];
    if (SMALL.test(right.text)) return withoutOffset(left);
    return SMALL.test(left.text) ? withoutOffset(right) : node;
  }
  const callee = node.kind === 'call' ? node.field('function')! : null;
  const isClamp = callee?.kind === 'attribute' && /^clamp(?:_min)?_?$/.test(callee.field('attribute')!.text);
  return isClamp && callee.field('object')!.text !== 'torch' ? withoutOffset(callee.field('object')!) : node;
}
