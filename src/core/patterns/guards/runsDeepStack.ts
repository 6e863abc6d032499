import { deepStackLoop, mayBeDeep } from '../../context/models/depth.ts';
import type { Guard } from '../guard.ts';

/** The captured ModuleList holds many blocks, and a loop of its class runs one after the other; that loop is shown. */
export const runsDeepStack: Guard = {
  name: 'runsDeepStack',
  takes: { list: 'capture' },
  mayStand: mayBeDeep,
  ask(match, args) {
    const list = match.node(args.text('list'));
    const loop = deepStackLoop(list, match.file);
    if (!loop) return 'no';
    match.see('blocks', list);
    match.setRegion(loop.field('right')!);
    return 'yes';
  },
};
