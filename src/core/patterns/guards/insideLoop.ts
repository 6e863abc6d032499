import { mayGoOverBatches } from '../../context/loops/batchesByText.ts';
import {
  BACKWARD_PASS,
  DATA_LOOP,
  DECODING,
  isDataLoop,
  isDecodingLoop,
  isOccasional,
  isTrainingStep,
  loopsAround,
} from '../../context/loops/loops.ts';
import { mayDecode, mayTrain } from '../../context/loops/turnText.ts';
import { isEvaluated } from '../../context/training/training.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Guard, Need } from '../guard.ts';
import { type Answer, sure } from '../match.ts';

const KINDS: Readonly<Record<string, (loop: Node, file: FileContext) => boolean>> = {
  any: () => true,
  step: isTrainingStep,
  data: isDataLoop,
  evaluation: (loop, file) => isDataLoop(loop, file) && !isTrainingStep(loop, file) && isEvaluated(loop, file),
  decoding: isDecodingLoop,
};

const STEP_METHODS = ['training_step', '_training_step', 'compute_loss', '_compute_loss', 'get_batch_loss_metrics'];

const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  step: [{ ...BACKWARD_PASS, words: [...BACKWARD_PASS.words, ...STEP_METHODS] }],
  data: [DATA_LOOP],
  evaluation: [DATA_LOOP],
  decoding: [DECODING],
};

/** What a trainer calls at every step: methods of these names, sure in a class that is or derives from a trainer. */
function isInStepMethod(node: Node, file: FileContext): Answer {
  const definition = functionOf(node);
  if (!STEP_METHODS.includes(definition?.field('name')?.text ?? '')) return 'no';
  const owner = classOf(node);
  if (!owner) return 'no';
  const isTrainer = /Trainer\b/.test(`${owner.field('name')?.text} ${owner.field('superclasses')?.text}`);
  const known =
    isTrainer ||
    ['transformers.Trainer', 'lightning.pytorch.LightningModule'].some((base) => file.names.derives(owner, base));
  return sure(known);
}

/**
 * The captured node runs on every turn of a loop: `step` (one with a backward pass, and a trainer's step method), `data` (over batches),
 * `evaluation` (over batches, without gradients), `decoding` (one that generates item by item) or `any`.
 * What stands under `if step % 100 == 0` or the like does not run on every turn.
 */
export const insideLoop: Guard = {
  name: 'insideLoop',
  takes: { node: 'capture', kind: 'name' },
  mayStand: (around, args) => {
    const kind = args.text('kind');
    if (kind === 'step') return mayTrain(around) || STEP_METHODS.includes(around.definition ?? '');
    if (kind === 'data' || kind === 'evaluation') return mayGoOverBatches(around);
    return kind === 'decoding' ? mayDecode(around) : around.inLoop;
  },
  needs: (args) => NEEDS[args.text('kind')] ?? [],
  ask(match, args) {
    const node = match.node(args.text('node'));
    const fits = KINDS[args.text('kind')] ?? KINDS.any!;
    for (const loop of loopsAround(node)) {
      if (!fits(loop, match.file)) continue;
      if (isOccasional(node, loop, match.file)) return 'no';
      match.see('loop', loop.field('right') ?? loop.field('condition') ?? loop);
      return 'yes';
    }
    if (args.text('kind') !== 'step' || isOccasional(node, match.file.tree.root, match.file)) return 'no';
    return isInStepMethod(node, match.file);
  },
};
