import { doesLittleMatrixWork, forbidsAutocast } from '../../context/models/littleMatrixWork.ts';
import { trainsToy } from '../../context/models/modelSize.ts';
import { optimizesOnlyTensors } from '../../context/training/optimizers.ts';
import { leavesPrecision, lowersPrecision } from '../../context/training/precision.ts';
import { trainsSmall } from '../../context/training/smallTraining.ts';
import { firstStep } from '../../context/loops/steps.ts';
import { classOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Losses that refuse to run under autocast; the logits would have to be taken instead. */
const REFUSE_AUTOCAST = ['torch.nn.BCELoss', 'torch.nn.functional.binary_cross_entropy'];

/**
 * The captured backward pass is the first of the file that runs in a loop with an optimizer, or in a function that is called in one, outside of pipelines that
 * only guide their samples by gradients; nothing in the file lowers the precision, and nothing forbids it: no loss that
 * autocast refuses, no kernels of its own, no pass over several machines, no toy, no picture
 * that is changed instead of a network.
 */
export const fullPrecisionStep: Guard = {
  name: 'fullPrecisionStep',
  takes: { backward: 'capture' },
  ask(match, args) {
    const { file } = match;
    const backward = match.node(args.text('backward'));
    if (firstStep(file) !== backward || /Pipeline\b/.test(classOf(backward)?.field('superclasses')?.text ?? ''))
      return 'no';
    if (/\bdist_autograd\b|distributed\.autograd/.test(backward.text) || trainsToy(file) || trainsSmall(file))
      return 'no';
    if (lowersPrecision(file) || leavesPrecision(file) || doesLittleMatrixWork(file) || forbidsAutocast(file))
      return 'no';
    return yesIf(!file.mentions(REFUSE_AUTOCAST) && !optimizesOnlyTensors(file));
  },
};
