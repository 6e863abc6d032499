import { firstStep } from '../../context/loops/steps.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured backward pass is the first of the file that runs again and again with an optimizer. */
export const firstTrainingPass: Guard = {
  name: 'firstTrainingPass',
  takes: { backward: 'capture' },
  ask: (match, args) => yesIf(firstStep(match.file) === match.node(args.text('backward'))),
};
