import { trains } from '../../context/training.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const ADAPTERS = [
  'peft.get_peft_model',
  'peft.prepare_model_for_kbit_training',
  'peft.prepare_model_for_int8_training',
];

/** The file puts adapters on a model and trains. */
export const trainsAdapters: Guard = {
  name: 'trainsAdapters',
  takes: {},
  ask: ({ file }) => yesIf(file.mentions(ADAPTERS) && trains(file)),
};
