import { positional } from '../../flow/operation.ts';
import { classOf, functionOf, scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { isTrainingStep, loopsAround } from '../loops/loops.ts';
import { trainsIn } from '../training/training.ts';

/**
 * True when a call runs again and again while training goes on: in a loop that trains, or in a function that is called
 * there, through up to two more. Not where only a better score or the end of training leads to it.
 */
export function repeatsWithTraining(call: Node, file: FileContext, hops = 3): boolean {
  if (BEST.test((call.field('arguments')?.text ?? '').replace(NOT_BEST, ''))) return false;
  const loops = [...loopsAround(call)];
  const loop = loops.find((around) => isTrainingLoop(around, file));
  if (loop) return !isRare(call, loop);
  const unit = functionOf(call);
  if (!unit || !hops || isRare(call, unit)) return false;
  return callersOf(unit, file).some(
    (caller) => caller !== call && isCallOf(unit, caller, file) && repeatsWithTraining(caller, file, hops - 1),
  );
}

/** A function by its plain name, a method on `self` or on what bears the name of an object that trains; not `torch.save`. */
function isCallOf(unit: Node, call: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  if (!classOf(unit)) return callee.kind === 'identifier';
  const object = callee.field('object');
  return (
    object !== null &&
    (file.names.bindings.isSelf(object) || /(?:trainer|solver|agent|learner|runner)$/i.test(object.text))
  );
}

const isTrainingLoop = (loop: Node, file: FileContext): boolean =>
  file.remember(
    `training loop ${loop.start}`,
    () => isTrainingStep(loop, file) || trainsIn(loop, file) || callsTraining(loop),
  );

/** Calls that by their name train for an epoch or make one update, in a loop that counts such. */
function callsTraining(loop: Node): boolean {
  const counted = `${loop.field('left')?.text} ${(loop.field('right') ?? loop.field('condition'))?.text}`;
  return COUNTED.test(counted) && TRAINS.test(loop.field('body')?.text ?? '');
}

const COUNTED = /epoch|step|iter|update|episode|\brange\b/i;
const TRAINS =
  /\b(?:train(?!\w*(?:loader|set|data|ing_(?:args|config)))\w*|fit|_?run_(?:one_)?epoch|learn|optimi[sz]e_parameters)\(|\b\w*(?:agent|policy|trainer|solver|algo|learner|ppo|dqn|sac|td3|ddpg)\w*\.(?:update\w*|train\w*|learn|step)\(/i;

const BEST = /\bbest|best_|_best\b/i;
/** `save(full=True, best=False)` */
const NOT_BEST = /\b\w*best\w*\s*=\s*False\b/g;
const BETTER = /\bbest|best_|_best\b|is_best|early|improved|interrupt/i;
const LAST = /\blast\b|final|\bdone\b|==\s*[\w.]*(?:total|max|num)_\w*steps\b/i;
/** `… or always_save`, `… or epoch % 5 == 0`, `not best`. */
const NOT_ONLY = /%|\bor\b.*(?:always|every|force)|^not\s+\w+$/;

const isRareTest = (test: string): boolean =>
  (BETTER.test(test) && !NOT_ONLY.test(test)) || (LAST.test(test) && !NOT_ONLY.test(test) && !/\bor\b/.test(test));

/** Under a test for the last turn or a better score, the other arm of such a test left aside, or on the way out. */
function isRare(node: Node, within: Node): boolean {
  let arm = node;
  for (const around of node.ancestors()) {
    if (around === within) return false;
    if (around.kind === 'except_clause') return true;
    const test = ['if_statement', 'elif_clause'].includes(around.kind) ? around.field('condition')!.text : '';
    const isElse = arm.kind === 'else_clause' || arm.kind === 'elif_clause';
    if (!isElse && isRareTest(test)) return true;
    arm = around;
  }
  return false;
}

/** True when what `torch.save` writes holds weights: by its own words, or by what is put into the name it has. */
export function holdsWeights(call: Node): boolean {
  const saved = positional(call)[0];
  if (!saved || FEW_NUMBERS.test(saved.text)) return false;
  if (WEIGHTS.test(saved.text)) return true;
  const root = /^\w+/.exec(saved.text)?.[0];
  if (!root || saved.kind === 'string') return false;
  const unit = scopeOf(saved);
  const filled = new RegExp(`\\b${root}(?:\\[[^\\]\\n]*\\])?\\s*=[^=]`);
  return (
    filled.test(unit.text) &&
    new RegExp(`\\b${root}(?:\\[[^\\]\\n]*\\])?\\s*=[^=][^#]{0,400}?state_dict`).test(unit.text)
  );
}

/** The state of a schedule, a scaler or a generator is a few numbers. */
const FEW_NUMBERS = /^\w*(?:sched\w*|scaler|sampler)\.state_dict\(\)$|^args$/i;
const WEIGHTS =
  /state_dict|\b(?:\w+_)?(?:model|net|network|checkpoint|ckpt|weights|actor|critic|actor_critic|policy|agent|generator|discriminator|encoder|decoder)\b/i;
