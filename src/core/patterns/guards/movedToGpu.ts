import { isCpu } from '../../context/host/device.ts';
import type { FileContext } from '../../context/file.ts';
import { methodsOn, MOVES, movesToGpu } from '../../context/host/placement.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What the captured call makes is moved to a GPU in the same function, or to a device chosen elsewhere. */
export const movedToGpu: Guard = {
  name: 'movedToGpu',
  takes: { call: 'capture' },
  mayStand: (around) => around.functionSays(MOVES),
  ask: (match, args) =>
    yesIf(
      methodsOn(match.node(args.text('call')), match.file).some(
        (call) => movesToGpu(call) && !staysOnHost(call, match.file),
      ),
    ),
};

/** `.to(device)` with a device that this file says is the CPU. */
function staysOnHost(call: Node, file: FileContext): boolean {
  const device = keyword(call, 'device') ?? positional(call)[0];
  return device !== undefined && isCpu(device, file);
}
