import { castsToHalf as casts } from '../../context/training/precision.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call casts to fp16: `.half()` or `.to(torch.float16)`. */
export const castsToHalf: Guard = {
  name: 'castsToHalf',
  takes: { call: 'capture' },
  mayStand: (around) => around.wholeSays(/\.\s*(?:half\s*\(\s*\)|to\s*\()/),
  ask: (match, args) => yesIf(casts(match.node(args.text('call')), match.file)),
};
