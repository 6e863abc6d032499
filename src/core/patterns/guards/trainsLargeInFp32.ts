import { makesModel, speaksOfLargeModel, usesConvolutions, usesSmallPictures } from '../../context/models/modelSize.ts';
import { optimizesOnlyHeads } from '../../context/training/optimizers.ts';
import { leavesPrecision } from '../../context/training/precision.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The file makes and trains a large or convolutional network, not just a head on one, on more than tiny pictures, and no launcher sets its
 * precision. A model that is handed in may have been cast where it was made.
 */
export const trainsLargeInFp32: Guard = {
  name: 'trainsLargeInFp32',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      (speaksOfLargeModel(file) || usesConvolutions(file)) &&
        makesModel(file) &&
        !usesSmallPictures(file) &&
        !leavesPrecision(file) &&
        !optimizesOnlyHeads(file),
    ),
};
