import { trains } from '../../context/training/training.ts';
import type { FileContext } from '../../context/file.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const EPOCHS = /(?:^|\n)[ \t]*for [^\n]*epoch/i;
/** Calls of functions of this name, and not the mode of a module (`model.train()`). */
const CALLS =
  /(?<!def )(?<!\b(?:\w*(?:model|net|module|encoder|decoder|generator|critic|actor|agent)|self|[DG])\.|\)\.)\btrain\w*\(/;

/** True when a backward pass stands in the file, epochs are counted, or a function is called that trains. */
const runsTraining = (file: FileContext): boolean =>
  file.remember('runs training', () => trains(file) || EPOCHS.test(file.text) || CALLS.test(file.text));

/** The file trains, or calls what does: it is more than a factory of models or optimizers for a trainer elsewhere. */
export const fileRunsTraining: Guard = {
  name: 'fileRunsTraining',
  takes: {},
  ask: ({ file }) => yesIf(runsTraining(file)),
};
