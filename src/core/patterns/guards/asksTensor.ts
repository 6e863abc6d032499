import type { FileContext } from '../../context/file.ts';
import { backwardPasses } from '../../context/loops/loops.ts';
import { isTensor } from '../../context/loops/rowLoops.ts';
import { onDevice } from '../../flow/deviceValue.ts';
import { lossOf } from '../../flow/lossGraph.ts';
import { seemsOnDevice } from '../../flow/likelyTensor.ts';
import { positional } from '../../flow/operation.ts';
import { mayHoldNumber } from '../../flow/numberText.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const REDUCES = /^(?:any|all|max|min|sum|mean|norm|amax|amin|argmax|argmin|multinomial|equal|allclose|count_nonzero)$/;
const SETTING = /%|\b(?:debug|verbose|log|print|rank)\w*|\.dtype\b|\bscripting\b|tracing/i;
const MAX_DEPTH = 4;

/**
 * The captured condition asks, alone or beside settings, for one number or truth of what a reader would take for a tensor
 * on the device: `mask.any()`, `lengths.max() <= 0` by a name as well, `ids[0][-1] == end`.
 */
export const asksTensor: Guard = {
  name: 'asksTensor',
  takes: { condition: 'capture' },
  mayStand: (around) => {
    const { condition } = around;
    if (condition === null) return true;
    if (condition === '' || SETTING.test(condition)) return false;
    return condition.split(/\b(?:and|or)\b/).some((part) => mayAsk(part, around));
  },
  ask(match, args) {
    const condition = match.node(args.text('condition'));
    if (SETTING.test(condition.text) || makesMask(condition)) return 'no';
    return yesIf(asks(condition, match.file));
  },
};

/** `if padded.any(): mask = …`: without a mask, a faster kernel runs or nothing has to be done. */
const makesMask = ({ text, parent }: Node): boolean =>
  /^\w+\.any\(\)$/.test(text) &&
  /^\s*(?:#.*\s*)?(?:\w+_)?(?:mask|valid)\s*=[^=]|masked_fill/.test(
    parent?.field('consequence')?.text.slice(0, 300) ?? '',
  );

/** By its text alone, whether a part of a condition may ask for one number or truth of a tensor. */
function mayAsk(part: string, around: Surroundings): boolean {
  if (TRUTH.test(part)) return true;
  if (/[<>]|[=!]=(?!\s*["'])/.test(part)) return mayHoldNumber(part, around) || mayHoldLoss(part, around);
  const [, name] = /^(?:\s|\\|\(|\bnot\b)*([A-Za-z_]\w*)[\s\\)]*$/.exec(part.replace(/#.*/g, '')) ?? [];
  return name !== undefined && around.givenTo(name).some(({ value }) => value === null || TRUTH.test(value));
}

/** A name that is assigned stands where a backward pass does. */
const mayHoldLoss = (part: string, around: Surroundings): boolean =>
  around.remember('speaks of a backward pass', ({ text }) => text.includes('backward') || text.includes('scaler')) &&
  around.functionSays(BACKWARD) &&
  (part.match(/(?<![.\w])[A-Za-z_]\w*/g) ?? []).some((name) => around.givenTo(name).length > 0);

const BACKWARD = /backward|scaler/;

const TRUTH = /\b(?:any|all|equal|allclose)\s*\((?!.*\bfor\b)/s;

function asks(condition: Node, file: FileContext): boolean {
  switch (condition.kind) {
    case 'parenthesized_expression':
    case 'not_operator':
      return condition.children[0] !== undefined && asks(condition.children[0], file);
    case 'boolean_operator':
      return condition.children.some((side) => asks(side, file));
    case 'comparison_operator':
      return !/\b(?:is|in)\b/.test(condition.operator) && condition.children.some((side) => isNumberOf(side, file, 0));
    case 'call':
      return (
        /(?:^|\.)(?:any|all|equal|allclose)$/.test(condition.field('function')!.text) &&
        (isReduced(condition, file) || isCounted(condition, file))
      );
    case 'identifier': {
      const [latest] = file.names.bindings.reaching(condition);
      const isTruth = latest?.kind === 'assignment' && latest.value?.kind === 'call' && latest.path.length === 0;
      return isTruth && asks(latest.value!, file);
    }
    default:
      return false;
  }
}

/** One number of a tensor: a reduction, an element, a name for either, or arithmetic on them. */
function isNumberOf(side: Node, file: FileContext, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (side.kind) {
    case 'parenthesized_expression':
    case 'unary_operator':
    case 'binary_operator':
      return side.children.some((part) => isNumberOf(part, file, depth + 1));
    case 'call':
      return isReduced(side, file) || isCounted(side, file) || isChanged(side, file, depth);
    case 'subscript':
      return !/['"]|\bshape\b|size\(|\?/.test(side.text) && !/:/.test(side.text) && seemsOnDevice(side, file) === 'yes';
    case 'identifier': {
      const [latest] = file.names.bindings.reaching(side);
      if (latest?.kind !== 'assignment' || !latest.value || latest.path.length) return false;
      if (isPropagated(side, file)) return onDevice(side, file) === 'yes';
      return (
        isNumberOf(latest.value, file, depth + 1) || (latest.value.kind === 'call' && isPicked(latest.value, file))
      );
    }
    default:
      return false;
  }
}

/** `loss` of a function that calls `loss.backward()`: one number, whatever it was made of. */
const isPropagated = (name: Node, file: FileContext): boolean =>
  backwardPasses(file, file.unitOf(name)).some((call) => lossOf(call)?.text === name.text);

/** A token that was drawn, and is still on the device. */
const isPicked = (call: Node, file: FileContext): boolean =>
  /\b(?:argmax|multinomial|sample\w*)\(/.test(call.text) && /^(?:yes|likely)$/.test(onDevice(call, file));

/** `max(values)` and `all(ids == end)` of Python, which ask for each element, or a `sum` of numbers on the device. */
function isCounted(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  const [given, second] = call.field('arguments')?.kind === 'generator_expression' ? [] : positional(call);
  if (callee.kind !== 'identifier' || second || !/^(?:any|all|max|min|sum)$/.test(callee.text)) return false;
  if (!given) return callee.text === 'sum' && /\.grad\b/.test(call.text) && !ON_HOST.test(call.text);
  if (given.kind === 'comparison_operator') return given.children.some((side) => isWhole(side, file));
  return isWhole(given, file);
}

const ON_HOST = /\.(?:item|numel|tolist|size|cpu)\(|\.shape\b|\blen\(|float\(/;

/** A tensor as a whole, by what it is made with: names alone may as well be lists. */
function isWhole(value: Node, file: FileContext): boolean {
  const [latest] = value.kind === 'identifier' ? file.names.bindings.reaching(value) : [];
  const made = latest?.kind === 'assignment' && latest.path.length === 0 ? latest.value : null;
  return made !== null && /^(?:call|subscript)$/.test(made.kind) && isTensor(value, file);
}

/** `torch.sqrt(total)` and `total.sqrt()` of one number on the device. */
function isChanged(call: Node, file: FileContext, depth: number): boolean {
  const callee = call.field('function')!;
  if (
    callee.kind !== 'attribute' ||
    !/^(?:sqrt|abs|exp|log|isnan|isinf|isfinite)$/.test(callee.field('attribute')!.text)
  )
    return false;
  const isFunction = /^torch\.\w+$/.test(file.names.apiOf(callee) ?? '');
  const value = isFunction ? positional(call)[0] : callee.field('object')!;
  return value !== undefined && isNumberOf(value, file, depth + 1);
}

/** `x.any()` and `torch.any(x)` over all of a tensor. */
function isReduced(call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  if (callee.kind !== 'attribute' || !REDUCES.test(callee.field('attribute')!.text)) return false;
  const [given] = positional(call);
  const isFunction = /^torch\.\w+$/.test(file.names.apiOf(callee) ?? '');
  const value = isFunction ? given : callee.field('object')!;
  if (!value || /keepdim/.test(call.text)) return false;
  if (seemsOnDevice(value, file) === 'yes') return true;
  // Of two tensors that are compared, one tells where both are.
  const isPair = isFunction && /^(?:equal|allclose)$/.test(callee.field('attribute')!.text);
  return isPair && positional(call).some((side) => onDevice(side, file) === 'yes');
}
