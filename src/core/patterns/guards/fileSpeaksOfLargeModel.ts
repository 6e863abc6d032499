import { speaksOfLargeModel } from '../../context/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Something in the file speaks for a large model: a library of them, or one by name. */
export const fileSpeaksOfLargeModel: Guard = {
  name: 'fileSpeaksOfLargeModel',
  takes: {},
  ask: ({ file }) => yesIf(speaksOfLargeModel(file)),
};
