import { deviceOf, seemsToRunOften as seemsOften } from '../../context/loops/frequency.ts';
import { mayRunOften } from '../../context/loops/frequencyByText.ts';
import type { Guard } from '../guard.ts';

/**
 * Something speaks for many turns of the captured move to a device: a loop or a step calls its function, or the function, its
 * class or the device are called after data.
 */
export const seemsToRunOften: Guard = {
  name: 'seemsToRunOften',
  takes: { node: 'capture' },
  mayStand: mayRunOften,
  ask(match, args) {
    const node = match.node(args.text('node'));
    return seemsOften(node, match.file, deviceOf(node)) ? 'inferred' : 'no';
  },
};
