import { speaksOfLargeModel, usesConvolutions } from '../../context/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file speaks for a large or convolutional network, and no launcher can set its precision from outside. */
export const trainsLargeInFp32: Guard = {
  name: 'trainsLargeInFp32',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      (speaksOfLargeModel(file) || usesConvolutions(file)) &&
        !['accelerate', 'accelerator', 'fabric'].some((word) => file.hasWord(word)),
    ),
};
