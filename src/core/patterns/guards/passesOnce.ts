import { runsOnce } from '../../context/loops/once.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** A script runs the region, a forward pass that an earlier guard found, no more than once. */
export const passesOnce: Guard = {
  name: 'passesOnce',
  takes: {},
  ask: ({ region, file }) => yesIf(region.kind === 'call' && runsOnce(region, file)),
};
