import { hasJustWaited } from '../../context/host/waits.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The host has waited for the device directly before the captured node, by another copy or by selecting with a mask. */
export const afterWait: Guard = {
  name: 'afterWait',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(hasJustWaited(match.node(args.text('node')), match.file)),
};
