import type { FileContext } from '../../context/file.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { type Answer, sure } from '../match.ts';

const LOG = /^torch\.(?:Tensor\.)?log$/;
const PROBABILITIES = /^torch\.(?:nn\.functional\.|special\.)?(?:softmax|sigmoid|expit)$/;
const SMALL = /^(?:[\w.]*eps\w*|\d\S*)$/i;

/**
 * The captured logarithm is taken of a softmax or a sigmoid that is computed in its very argument, or of one minus a
 * sigmoid; a small number may be added.
 */
export const takesLogOfProbabilities: Guard = {
  name: 'takesLogOfProbabilities',
  takes: { log: 'capture' },
  needs: () => [{ words: ['softmax', 'sigmoid', 'expit'] }],
  ask(match, args): Answer {
    const { file } = match;
    const of = operand(match.node(args.text('log')), LOG, 'log', file);
    const probabilities = of && withoutOffset(of.node);
    const inner = probabilities && (operandOf(probabilities, file) ?? null);
    if (!inner) return 'no';
    match.see('probabilities', probabilities);
    return sure(of.certain && inner.certain);
  },
};

interface Operand {
  readonly node: Node;
  readonly certain: boolean;
}

const operandOf = (node: Node, file: FileContext): Operand | undefined =>
  operand(node, PROBABILITIES, 'softmax', file) ?? operand(node, PROBABILITIES, 'sigmoid', file);

/** What a function of the library, or a method of that name on something unknown, is applied to. */
function operand(node: Node, api: RegExp, method: string, file: FileContext): Operand | undefined {
  if (node.kind !== 'call') return undefined;
  const callee = node.field('function')!;
  const meaning = file.names.meaningOf(callee);
  const first = positional(node)[0];
  if (meaning.kind === 'api') return api.test(meaning.name) && first ? { node: first, certain: true } : undefined;
  const isMethod = meaning.kind === 'member' && callee.field('attribute')?.text === method;
  return isMethod ? { node: callee.field('object')!, certain: meaning.owner.kind === 'instance' } : undefined;
}

/** `p` of `(p + eps)`, `1 - p` and `1 - p + eps`. */
function withoutOffset(node: Node): Node {
  if (node.kind === 'parenthesized_expression' && node.children[0]) return withoutOffset(node.children[0]);
  if (node.kind !== 'binary_operator' || !/^[-+]$/.test(node.operator)) return node;
  const [left, right] = [node.field('left')!, node.field('right')!];
  if (node.operator === '-') return /^1(?:\.0*)?$/.test(left.text) ? withoutOffset(right) : node;
  if (SMALL.test(right.text)) return withoutOffset(left);
  return SMALL.test(left.text) ? withoutOffset(right) : node;
}
