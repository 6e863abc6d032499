import { isCpu, mayUseGpu } from '../../context/host/device.ts';
import { methodsOn, movesToGpu } from '../../context/host/placement.ts';
import { billionsOf, checkpointOf } from '../../context/inference/pretrained.ts';
import { keyword } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Checkpoints for which a pass in float32 is short enough. */
const SMALL = /mini|small|tiny|distil|nano|potion|static|albert-small|L-?[236]\b/i;

/**
 * The captured call makes an encoder of sentences that is given a device other than the CPU or moved there, and whose
 * name, where it is known, does not say that it is small.
 */
export const encodesOnGpu: Guard = {
  name: 'encodesOnGpu',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const checkpoint = checkpointOf(call, file);
    if (checkpoint !== null && (SMALL.test(checkpoint) || (billionsOf(checkpoint) ?? 1) < 0.1)) return 'no';
    const device = keyword(call, 'device');
    if (device) return device.text === 'None' || isCpu(device, file) ? 'no' : 'inferred';
    return yesIf(mayUseGpu(file) && methodsOn(call, file).some((move) => movesToGpu(move)));
  },
};
