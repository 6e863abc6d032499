import type { FileContext } from '../../context/file.ts';
import { type OnDevice, onDevice } from '../../flow/deviceValue.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/** What makes one number, or one truth, of a tensor. */
const REDUCES = new Set(['any', 'all', 'max', 'min', 'sum', 'mean', 'norm', 'amax', 'amin', 'equal', 'allclose']);

const REDUCED = /\.\s*(?:any|all|max|min|sum|mean|norm|amax|amin|equal|allclose)\s*\(/;
/** A test of such a number in the line, or one that goes on below. */
const ASKS = new RegExp(
  `^(?:[ \\t]*if\\b|[^\\n]*\\bassert\\b)(?:[^\\n]*${REDUCED.source}|[^\\n]*[([{\\\\,][ \\t]*(?:#[^\\n]*)?\\r?\\n)`,
);
/** The line may belong to an assertion that begins above. */
const OPEN_ASSERT = /\bassert\b[^\n]*[([{\\,][ \t]*(?:#[^\n]*)?\r?$/m;

/**
 * The captured condition asks for the truth of a tensor, whose value the host has to wait for: `mask.any()`,
 * `(a == b).all()`, `x.abs().max() > 1`, or several such. A condition that asks for anything else beside it is none: the
 * rest may decide alone.
 */
export const testsTensor: Guard = {
  name: 'testsTensor',
  takes: { condition: 'capture' },
  mayStand: (around) => around.says(ASKS) || (around.says(REDUCED) && OPEN_ASSERT.test(around.above)),
  ask(match, args) {
    const answer = truthOf(match.node(args.text('condition')), match.file);
    return answer === 'likely' ? 'inferred' : answer === 'unknown' ? 'unknown' : answer;
  },
};

function truthOf(condition: Node, file: FileContext): OnDevice {
  switch (condition.kind) {
    case 'parenthesized_expression':
    case 'not_operator':
      return condition.children[0] ? truthOf(condition.children[0], file) : 'no';
    case 'boolean_operator':
      return weakest(condition.children.map((side) => truthOf(side, file)));
    case 'comparison_operator': {
      if (/^(?:is|in|not in)\b/.test(condition.operator)) return 'no';
      const sides = condition.children.filter(({ kind }) => kind === 'call').map((side) => truthOf(side, file));
      return sides.includes('yes') ? 'yes' : sides.includes('likely') ? 'likely' : (sides[0] ?? 'no');
    }
    case 'call':
      return reduced(readOf(condition), file);
    default:
      return 'no';
  }
}

/** What `bool(x.any())` and `x.any().item()` read. */
function readOf(call: Node): Node {
  const callee = call.field('function')!;
  const inner =
    callee.kind === 'attribute' && callee.field('attribute')!.text === 'item'
      ? callee.field('object')!
      : callee.text === 'bool'
        ? positional(call)[0]
        : undefined;
  return inner?.kind === 'call' ? inner : call;
}

/** `x.any()` and `torch.any(x)`, of something that is on the device. */
function reduced(call: Node, file: FileContext): OnDevice {
  const callee = call.field('function')!;
  const name = callee.kind === 'attribute' ? callee.field('attribute')!.text : '';
  if (!REDUCES.has(name)) return 'no';
  const isFunction = /^torch\.\w+$/.test(file.names.apiOf(callee) ?? '');
  const [given] = positional(call);
  const value = isFunction ? given : callee.field('object')!;
  // A reduction over one axis leaves a tensor, of which no truth can be asked.
  if (!value || (!isFunction && given && name !== 'norm')) return 'no';
  return onDevice(value, file);
}

const weakest = (answers: readonly OnDevice[]): OnDevice =>
  answers.every((answer) => answer === 'yes')
    ? 'yes'
    : answers.every((answer) => answer === 'yes' || answer === 'likely')
      ? 'likely'
      : 'no';
