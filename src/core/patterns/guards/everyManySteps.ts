import { runsEveryManySteps } from '../../context/loops/period.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node runs on few steps only, or on as many as a setting says that nobody sees here. */
export const everyManySteps: Guard = {
  name: 'everyManySteps',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(runsEveryManySteps(match.node(args.text('node')), match.file)),
};
