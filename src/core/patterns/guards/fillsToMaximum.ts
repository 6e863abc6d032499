import { asksForMaximum, fillsToMaximum as fills } from '../../context/data/padding.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured product `[pad] * (max_length - len(ids))`, or call of a project's function, pads a text to a length set beforehand. */
export const fillsToMaximum: Guard = {
  name: 'fillsToMaximum',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    return yesIf(node.kind === 'call' ? asksForMaximum(node, match.file) : fills(node, match.file));
  },
};
