import { functionOf } from '../../names/scope.ts';
import type { Span } from '../../source/span.ts';
import type { Node } from '../../syntax/node.ts';
import { callersOf } from '../loops/callers.ts';
import type { FileContext } from '../file.ts';
import { isGradientFree } from '../inference/gradients.ts';
import { backwardPasses } from '../loops/loops.ts';

const TRAINERS = [
  'transformers.Trainer',
  'transformers.Seq2SeqTrainer',
  'trl.SFTTrainer',
  'trl.DPOTrainer',
  'trl.PPOTrainer',
  'lightning.pytorch.Trainer',
];

/** True when a backward pass is run inside the span: `loss.backward()`, `accelerator.backward(loss)`, `autograd.grad`. */
export const runsBackward = (file: FileContext, within: Span): boolean => backwardPasses(file, within).length > 0;

/** True for code that only evaluates: no backward pass in its function, and gradients off or a name that says so. */
export const isEvaluated = (node: Node, file: FileContext): boolean =>
  !runsBackward(file, file.unitOf(node)) && (isGradientFree(node, file) || isEvaluationFunction(node));

/** True when the file trains something: a backward pass, a trainer, or a module that a trainer trains. */
export const trains = (file: FileContext): boolean =>
  file.remember('trains', () => {
    return (
      runsBackward(file, file.tree.root) ||
      TRAINERS.some((api) => file.usesOf(api).length > 0) ||
      file.hasWord('training_step')
    );
  });

/** True when a turn of the loop trains: a backward pass in it, or a call of a function that says or shows that it does. */
export function trainsIn(loop: Node, file: FileContext): boolean {
  const body = loop.field('body')!;
  if (runsBackward(file, body)) return true;
  if (/\b(?:train_one_epoch|train_epoch|run_epoch|train_step|training_step)\(/.test(body.text)) return true;
  return backwardPasses(file, file.tree.root).some((call) => {
    const unit = file.unitOf(call);
    if (unit.kind !== 'function_definition') return false;
    return callersOf(unit, file).some((caller) => body.start <= caller.start && caller.end <= body.end);
  });
}

const EVALUATION =
  /^_?(?:eval|evaluate|evaluation|validate|validation|val|test|predict|prediction|inference|infer|generate|sample|embed|encode|extract|benchmark)(?:_|$)|_(?:eval|val|inference|predict)$/;

/** True for functions whose name says that they evaluate, predict or generate: weak evidence, used beside other. */
export function isEvaluationFunction(node: Node): boolean {
  const definition = functionOf(node);
  return definition !== null && EVALUATION.test(definition.field('name')?.text ?? '');
}
