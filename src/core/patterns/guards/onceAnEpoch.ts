import { innermostLoop } from '../../context/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The loop around the captured node counts epochs: one turn goes over all data, so a wait in it is rare. */
export const onceAnEpoch: Guard = {
  name: 'onceAnEpoch',
  takes: { node: 'capture' },
  ask(match, args) {
    const loop = innermostLoop(match.node(args.text('node')));
    const target = loop?.field('left')?.text ?? '';
    const over = loop?.field('right')?.text ?? '';
    return yesIf(/epoch/i.test(target) && /range\(/.test(over));
  },
};
