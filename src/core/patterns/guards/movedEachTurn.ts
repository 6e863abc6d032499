import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What the captured call makes goes at once to a device that a loop around it chooses: `load(name).to(device)`. */
export const movedEachTurn: Guard = {
  name: 'movedEachTurn',
  takes: { call: 'capture' },
  ask(match, args) {
    const { parent } = match.node(args.text('call'));
    const move = parent?.kind === 'attribute' && parent.field('attribute')!.text === 'to' ? parent.parent : null;
    const device = move?.kind === 'call' ? move.field('arguments')!.children[0] : undefined;
    return yesIf(
      device?.kind === 'identifier' && match.file.names.bindings.reaching(device).some(({ kind }) => kind === 'loop'),
    );
  },
};
