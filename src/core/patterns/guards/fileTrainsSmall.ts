import { trainsSmall } from '../../context/training/smallTraining.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What the file trains is too small to notice how a step runs: toy data, few channels, a Gaussian process, or only the CPU. */
export const fileTrainsSmall: Guard = {
  name: 'fileTrainsSmall',
  takes: {},
  ask: ({ file }) => yesIf(/mnist|toy/i.test(file.id) || trainsSmall(file)),
};
