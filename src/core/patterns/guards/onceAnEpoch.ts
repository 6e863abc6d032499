import { innermostLoop, isDataLoop } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The loop around the captured node counts epochs: one turn goes over all data, so a wait in it is rare. */
export const onceAnEpoch: Guard = {
  name: 'onceAnEpoch',
  takes: { node: 'capture' },
  ask(match, args) {
    const loop = innermostLoop(match.node(args.text('node')));
    const over = loop?.field('right');
    if (!loop || !over || isDataLoop(loop, match.file)) return 'no';
    const counts = /range\(/.test(over.text) || over.kind === 'identifier';
    const named = /epoch/i.test(`${loop.field('left')?.text} ${over.text}`);
    return yesIf(counts && named && !/\*|\blen\(|per_epoch/.test(over.text));
  },
};
