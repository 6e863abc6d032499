import { GPU_WORDS, gpuNeed, mayUseGpu, speaksOfGpu, usesGpu } from '../../context/host/device.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * Something in the file speaks for a GPU; with `likely: true` a device chosen elsewhere is enough, with `spoken: true`
 * also code that only takes care of GPUs: their number, mixed precision, data parallelism.
 */
export const fileUsesGpu: Guard = {
  name: 'fileUsesGpu',
  takes: { likely: 'flag?', spoken: 'flag?' },
  needs: (args) => [args.flag('spoken') ? GPU_WORDS : gpuNeed(args.flag('likely'))],
  ask({ file }, args) {
    if (args.flag('spoken')) return yesIf(speaksOfGpu(file));
    return yesIf(args.flag('likely') ? mayUseGpu(file) : usesGpu(file));
  },
};
