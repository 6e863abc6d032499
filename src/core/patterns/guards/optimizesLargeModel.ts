import { trainsWholeModel } from '../../context/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file speaks for a large model, by a library of them or by name, and trains all of it, not adapters or a GAN. */
export const optimizesLargeModel: Guard = {
  name: 'optimizesLargeModel',
  takes: {},
  ask: ({ file }) => yesIf(trainsWholeModel(file)),
};
