import { scalesLoss } from '../../context/training/precision.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Something in the file scales losses or takes care of precision: good enough to stay silent on. */
export const fileScalesLoss: Guard = {
  name: 'fileScalesLoss',
  takes: {},
  ask: (match) => yesIf(scalesLoss(match.file)),
};
