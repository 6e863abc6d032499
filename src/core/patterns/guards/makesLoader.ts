import { makesLoader as isLoaderCall } from '../../context/data/dataLoader.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call makes a data loader: PyTorch's own, or one of a library that derives from it. */
export const makesLoader: Guard = {
  name: 'makesLoader',
  takes: { call: 'capture' },
  ask: (match, args) => yesIf(isLoaderCall(match.node(args.text('call')), match.file)),
};
