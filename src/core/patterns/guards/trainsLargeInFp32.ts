import type { FileContext } from '../../context/file.ts';
import { speaksOfLargeModel, usesConvolutions } from '../../context/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file speaks for a large or convolutional network, and no launcher can set its precision from outside. */
export const trainsLargeInFp32: Guard = {
  name: 'trainsLargeInFp32',
  takes: {},
  ask: ({ file }) => yesIf((speaksOfLargeModel(file) || usesConvolutions(file)) && !isLaunched(file)),
};

/** True when Accelerate or Fabric moves and casts, by settings that are given when the script is started. */
const isLaunched = (file: FileContext): boolean =>
  /\bAccelerator\(|\baccelerator\.(?:backward|prepare|accumulate)\(|\bfabric\.\w+\(/.test(file.text);
