import { gpuNeed, mayUseGpu, usesGpu } from '../../context/device.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Something in the file speaks for a GPU; with `likely: true` a device chosen elsewhere is enough. */
export const fileUsesGpu: Guard = {
  name: 'fileUsesGpu',
  takes: { likely: 'flag?' },
  needs: (args) => [gpuNeed(args.flag('likely'))],
  ask: (match, args) => yesIf(args.flag('likely') ? mayUseGpu(match.file) : usesGpu(match.file)),
};
