import { isTiny } from '../../context/models/modelSize.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The network of the file is a demonstration of a few numbers, for which nothing takes time: `Linear(20, 1)`. */
export const fileTrainsTiny: Guard = {
  name: 'fileTrainsTiny',
  takes: {},
  ask: ({ file }) => yesIf(isTiny(file)),
};
