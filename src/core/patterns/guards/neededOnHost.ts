import { isNeededOnHost } from '../../context/host/hostUse.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The value of the captured copy is needed on the host: by an environment, a plot, a file or a tokenizer. */
export const neededOnHost: Guard = {
  name: 'neededOnHost',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(isNeededOnHost(match.node(args.text('node')), match.file)),
};
