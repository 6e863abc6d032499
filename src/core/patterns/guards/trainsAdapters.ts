import type { FileContext } from '../../context/file.ts';
import { trains } from '../../context/training/training.ts';
import { keyword } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const ADAPTERS = [
  'peft.get_peft_model',
  'peft.prepare_model_for_kbit_training',
  'peft.prepare_model_for_int8_training',
];

/** `SFTTrainer(model, peft_config=lora)`: the trainer puts the adapters on. */
const handsToTrainer = (file: FileContext): boolean =>
  file.hasWord('peft_config') &&
  file.usesOf('trl.*').some(({ parent }) => parent?.kind === 'call' && keyword(parent, 'peft_config') !== undefined);

/** The file puts adapters on a model, or has a trainer do it, and trains. */
export const trainsAdapters: Guard = {
  name: 'trainsAdapters',
  takes: {},
  ask: ({ file }) => yesIf(trains(file) && (file.mentions(ADAPTERS) || handsToTrainer(file))),
};
