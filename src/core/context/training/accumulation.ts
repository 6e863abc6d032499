import { keyword } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop, methodCalls } from '../loops/loops.ts';

/**
 * The condition under which the optimizer steps only every few turns of the loop in which a backward pass always
 * runs, or null: `if (i + 1) % n == 0: optimizer.step()`, or a scaler that is told `update_grad=(i + 1) % n == 0`. A
 * method that propagates one batch counts as a turn. Of rounds within a step, `for _ in range(accumulate)`, their range.
 */
export function accumulationOf(backward: Node, file: FileContext): Node | null {
  const within = innermostLoop(backward);
  const loop = within ?? functionOf(backward);
  if (!loop || isUnscaledAtOnce(backward)) return null;
  const rounds = within && roundsOf(within, file);
  if (rounds) return rounds;
  const update = keyword(backward, 'update_grad') ?? keyword(backward, 'need_update');
  if (update) return COUNTED.test(update.text) && !isSingle(backward, update) ? update : null;
  const own = countedStep(backward, loop, within, file);
  if (own !== undefined || within) return own ?? null;
  for (const call of callersOf(loop, file)) {
    const around = innermostLoop(call);
    const test = around && countedStep(call, around, around, file);
    if (test) return test;
  }
  return null;
}

/**
 * `with amp.scale_loss(loss, optimizer) as scaled:` of Apex puts the sums aside before the backward pass and adds what it
 * brought behind it, so that what was not reduced in it never would be.
 */
function isUnscaledAtOnce(backward: Node): boolean {
  const unit = functionOf(backward);
  for (const around of backward.ancestors()) {
    if (around === unit) return false;
    if (around.kind !== 'with_statement') continue;
    const head = around.text.slice(0, (around.field('body')?.start ?? around.end) - around.start);
    if (/\bscale_loss\s*\(/.test(head) && !/delay_unscale/.test(head)) return true;
  }
  return false;
}

/** The test under which an optimizer steps in the same turn as the node; null where it steps beside it, undefined where none does. */
function countedStep(node: Node, loop: Node, within: Node | null, file: FileContext): Node | null | undefined {
  for (const step of optimizerSteps(file, loop)) {
    if (innermostLoop(step) !== within) continue;
    if (blockOf(step) === blockOf(node)) return null;
    if (excludes(step, node)) continue;
    const test = counted(step, loop);
    if (test && !(test.parent!.start <= node.start && node.end <= test.parent!.end)) return test;
  }
  return undefined;
}

/** Steps of an optimizer: `optimizer.step()`, and methods that are called for one: `self.optimizer_step()`. */
const optimizerSteps = (file: FileContext, within: Node): readonly Node[] => [
  ...methodCalls(file, 'step', within).filter((step) =>
    /opt|scaler|engine/i.test(step.field('function')!.field('object')!.text),
  ),
  ...file
    .remember('methods that step', () => [...new Set(file.text.match(STEP_METHODS))])
    .flatMap((name) => methodCalls(file, name, within)),
];

const STEP_METHODS = /\b_?(?:optimi[sz]er?_step|optim_step|step_optimi[sz]ers?|update_(?:parameters|weights))(?=\()/g;

/**
 * What a loop over the parts of a batch goes over, behind which the optimizer steps in the function that it stands in: a
 * range of the accumulation, or batches whose loss is divided by their number.
 */
function roundsOf(loop: Node, file: FileContext): Node | null {
  const over = loop.field('right');
  const body = loop.field('body');
  if (!over || !body) return null;
  const isRange = over.kind === 'call' && /^(?:\w+\.)?t?range$/.test(over.field('function')!.text);
  const isPart = ROUNDS.test(over.text) || ROUNDS.test(loop.field('left')?.text ?? '');
  if (!isPart && (isRange || !SHARE.test(body.text))) return null;
  const unit = functionOf(loop) ?? file.tree.root;
  if (stepsIn(file, unit).some((step) => step.start >= body.start && step.end <= body.end)) return null;
  const stepsBehind = stepsIn(file, unit).some(
    (step) => step.start >= loop.end && innermostLoop(step) === innermostLoop(loop),
  );
  return stepsBehind ? over : null;
}

/** Steps of an optimizer or a scaler, or of a helper that is given the optimizer: `amp.step(model, optimizer)`. */
const stepsIn = (file: FileContext, unit: Node): readonly Node[] => [
  ...methodCalls(file, 'step', unit).filter(
    (step) =>
      /opt|scaler/i.test(step.field('function')!.field('object')!.text) ||
      /\bopt(?:im(?:izer)?s?)?\b/.test(step.field('arguments')?.text ?? ''),
  ),
  ...optimizerSteps(file, unit),
];

const ROUNDS = /accum|micro_?step|micro_?batch|mini_?batch|sub_?batch|chunk/i;
/** `loss / config.accumsteps`, `loss = loss / len(micro)`, `scaler.scale(loss / num_chunks)`. */
const SHARE = /\bloss\w*\b[^\n]*\/=?\s*(?:[\w.]*acc\w*|[\w.]*(?:micro|chunk)\w*|len\()/i;

/**
 * True when gradients are clipped, unscaled or read behind a backward pass on every turn of its loop, and not only on the
 * turns that are counted out for a step.
 */
export function usesGradientsEachTurn(backward: Node, file: FileContext): boolean {
  const loop = innermostLoop(backward);
  if (!loop) return false;
  return gradientUses(file).some(
    (use) =>
      use.start >= backward.end &&
      use.end <= loop.end &&
      functionOf(use) === functionOf(backward) &&
      !excludes(use, backward) &&
      !counted(use, loop),
  );
}

const USES_GRADIENTS = /clip_?grad|clip_master_grad|grad\w*_?clip|^unscale_|grad\w*_norm|norm\w*_grad|check_grad/i;

/** The calls that by their name work on gradients, and the places that read `.grad` of a parameter. */
const gradientUses = (file: FileContext): readonly Node[] =>
  file.remember('gradient uses', () => {
    const words = new Set(file.text.match(/\b\w*(?:grad|unscale_)\w*/gi));
    return [...words].flatMap((word) =>
      [...file.tree.identifiers(word, file.tree.root)].flatMap((identifier) => {
        const attribute = identifier.parent?.kind === 'attribute' ? identifier.parent : null;
        if (attribute && attribute.field('attribute') !== identifier) return [];
        const whole = attribute ?? identifier;
        const isCalled = whole.parent?.kind === 'call' && whole.parent.field('function') === whole;
        if (isCalled) return USES_GRADIENTS.test(word) ? [whole] : [];
        const isSet = whole.parent?.kind === 'assignment' && whole.parent.field('left') === whole;
        return attribute && word === 'grad' && !isSet ? [whole] : [];
      }),
    );
  });

const COUNTED = /%/;

const blockOf = (node: Node): Node | null => node.enclosing('block');

/** True when two nodes stand in different arms of one `if`, so that a turn that runs one does not run the other. */
function excludes(one: Node, other: Node): boolean {
  let arm = one;
  for (const around of one.ancestors()) {
    if (around.start <= other.start && other.end <= around.end)
      return around.kind === 'if_statement' && arm !== around.field('condition');
    arm = around;
  }
  return false;
}

/** True in the arm for a count of one: `if steps > 1: … else: <here>`, where `… % steps == 0` always holds. */
function isSingle(node: Node, test: Node): boolean {
  const count = /%\s*([\w.]+)/.exec(test.text)?.[1];
  let arm = node;
  for (const around of node.ancestors()) {
    const condition = around.kind === 'if_statement' ? around.field('condition')?.text : undefined;
    if (count && arm.kind === 'else_clause' && condition?.replace(/\s/g, '').startsWith(`${count}>1`)) return true;
    arm = around;
  }
  return false;
}

/** The test of a remainder around a node inside the loop, through one name (`if is_last: …`). */
function counted(node: Node, loop: Node): Node | null {
  for (const around of node.ancestors()) {
    if (around === loop) return null;
    const test = around.kind === 'if_statement' ? around.field('condition') : null;
    if (test && COUNTED.test(test.text) && !/\b(?:log|print|save|eval)/i.test(test.text)) return test;
  }
  return null;
}

/** How surely the model of this file is wrapped by DistributedDataParallel: here, or only by signs of several processes, of which Accelerate may start one. */
export function runsDistributed(file: FileContext): 'yes' | 'inferred' | 'no' {
  return file.remember('runs distributed', () => {
    if (/\bDistributedDataParallel\b/.test(file.text.replace(/#.*$/gm, ''))) return 'yes';
    return /torch\.distributed|\bdist\.(?:all_reduce|barrier|get_rank)|all_reduce_mean|synchronize_between_processes|local_rank|reduce_tensor\(|\baccelerator\.(?:backward|prepare)\(/.test(
      file.text,
    )
      ? 'inferred'
      : 'no';
  });
}
