import { runsExperts as sendsThroughExperts } from '../../context/models/experts.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured loop sends tokens through one expert of a mixture after another. */
export const runsExperts: Guard = {
  name: 'runsExperts',
  takes: { loop: 'capture' },
  ask: (match, args) => yesIf(sendsThroughExperts(match.node(args.text('loop')), match.file)),
};
