import { innermostLoop } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured function is a lambda, a `partial`, or one that is defined inside the loop: another one on every turn. */
export const madeEveryTurn: Guard = {
  name: 'madeEveryTurn',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { names } = match.file;
    if (node.kind === 'lambda') return 'yes';
    if (node.kind === 'call') return yesIf(/^functools\.partial$/.test(names.apiOf(node.field('function')!) ?? ''));
    const meaning = names.meaningOf(node);
    const loop = innermostLoop(node);
    const inLoop =
      meaning.kind === 'function' && loop !== null && loop.start <= meaning.node.start && meaning.node.end <= loop.end;
    return yesIf(inLoop);
  },
};
