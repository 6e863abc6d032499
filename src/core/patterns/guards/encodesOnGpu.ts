import { isCpu, mayUseGpu } from '../../context/host/device.ts';
import { methodsOn, MOVES, movesToGpu } from '../../context/host/placement.ts';
import { billionsOf, checkpointOf } from '../../context/inference/pretrained.ts';
import { keyword } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Checkpoints for which a pass in float32 is short enough. */
const SMALL = /mini|small|tiny|distil|nano|potion|static|albert-small|L-?[236]\b/i;

/**
 * The captured call makes an encoder of sentences that is given a device other than the CPU or moved there. Its name is
 * known and does not say that it is small, or an object keeps it or a function returns it.
 */
export const encodesOnGpu: Guard = {
  name: 'encodesOnGpu',
  takes: { call: 'capture' },
  mayStand: (around) => around.wholeSays(/\bdevice\s*=/) || around.functionSays(MOVES),
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const checkpoint = checkpointOf(call, file);
    if (checkpoint !== null && (SMALL.test(checkpoint) || (billionsOf(checkpoint) ?? 1) < 0.1)) return 'no';
    // What is loaded under an unknown name for one look-up is mostly small; what an object keeps encodes again and again.
    if (checkpoint === null && !isKept(call)) return 'no';
    const device = keyword(call, 'device');
    if (device) return device.text === 'None' || isCpu(device, file) ? 'no' : 'inferred';
    return yesIf(mayUseGpu(file) && methodsOn(call, file).some((move) => movesToGpu(move)));
  },
};

const isKept = (call: Node): boolean => {
  let top = call;
  while (top.parent && ['attribute', 'call', 'conditional_expression'].includes(top.parent.kind)) top = top.parent;
  const target = top.parent?.kind === 'assignment' ? top.parent.field('left') : null;
  return target?.kind === 'attribute' || top.parent?.kind === 'return_statement';
};
