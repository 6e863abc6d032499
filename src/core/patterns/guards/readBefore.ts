import { isReadBefore } from '../../context/host/secondReads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured copy reads a value that has been read before in any case, so that nothing is left to wait for. */
export const readBefore: Guard = {
  name: 'readBefore',
  takes: { copy: 'capture' },
  ask: (match, args) => yesIf(isReadBefore(match.node(args.text('copy')), match.file)),
};
