import { firstStep } from '../../context/loops/steps.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** An optimizer takes its steps in this file, again and again, or a module of it is trained by a library: no factory for elsewhere. */
export const fileStepsOptimizer: Guard = {
  name: 'fileStepsOptimizer',
  takes: {},
  needs: () => [{ words: ['backward', 'training_step', 'grad'] }],
  ask: ({ file }) => yesIf(file.hasWord('training_step') || firstStep(file) !== undefined),
};
