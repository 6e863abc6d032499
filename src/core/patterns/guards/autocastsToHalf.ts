import { autocastsToHalf as autocasts } from '../../context/training/precision.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call is an autocast whose lower precision is fp16, said or by default. */
export const autocastsToHalf: Guard = {
  name: 'autocastsToHalf',
  takes: { call: 'capture' },
  ask: (match, args) => yesIf(autocasts(match.node(args.text('call')), match.file)),
};
