import { trains } from '../../context/training/training.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file trains something: a backward pass, a trainer, a `training_step`. */
export const fileTrains: Guard = {
  name: 'fileTrains',
  takes: {},
  ask: (match) => yesIf(trains(match.file)),
};
