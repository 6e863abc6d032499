import { innermostLoop } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

/** On every turn the loop waits for the device by `synchronize()` before it comes to the captured node. */
export const afterSynchronize: Guard = {
  name: 'afterSynchronize',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const loop = innermostLoop(node);
    let child = node;
    for (const around of node.ancestors()) {
      if (around === loop || !loop) break;
      if (around.kind === 'block') {
        const before = around.children.slice(0, around.children.indexOf(child));
        if (before.some(({ text }) => /^[\w.]*\bsynchronize\([^()]*\)$/.test(text))) return 'yes';
      }
      child = around;
    }
    return 'no';
  },
};
