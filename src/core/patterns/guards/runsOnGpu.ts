import { isCpu } from '../../context/host/device.ts';
import type { FileContext } from '../../context/file.ts';
import { methodsOn, MOVES, movesToGpu } from '../../context/host/placement.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * What the captured call makes is moved to a GPU: by its own `device_map`, in its function, or where a class keeps it on `self`, in any method of
 * the class.
 */
export const runsOnGpu: Guard = {
  name: 'runsOnGpu',
  takes: { call: 'capture' },
  mayStand: (around) => around.wholeSays(/\bdevice_map\b/) || around.fileSays(MOVES),
  ask(match, args) {
    const { file } = match;
    const made = match.node(args.text('call'));
    const map = keyword(made, 'device_map');
    if (map && !/cpu|None|meta|disk/.test(map.text)) return 'yes';
    const moves = [...methodsOn(made, file), ...methodsOnOwn(made, file)];
    return yesIf(moves.some((call) => movesToGpu(call) && !staysOnHost(call, file)));
  },
};

/** `self.model.to(self.device)` anywhere in the class whose method makes `self.model`. */
function methodsOnOwn(made: Node, file: FileContext): readonly Node[] {
  let top = made;
  while (top.parent && /^(?:attribute|call)$/.test(top.parent.kind)) top = top.parent;
  const target = top.parent?.kind === 'assignment' ? top.parent.field('left') : null;
  const owner = classOf(made);
  if (target?.kind !== 'attribute' || !owner) return [];
  return [...file.tree.identifiers(target.field('attribute')!.text, owner)].flatMap((word) => {
    const kept = word.parent;
    const call = kept?.text === target.text ? kept.parent?.parent : null;
    return call?.kind === 'call' && call.field('function') === kept!.parent ? [call] : [];
  });
}

/** `.to(device)` with a device that this file says is the CPU. */
function staysOnHost(call: Node, file: FileContext): boolean {
  const device = keyword(call, 'device') ?? positional(call)[0];
  return device !== undefined && isCpu(device, file);
}
