import { moveOf } from '../../context/host/factories.ts';
import { deviceOf, frequencyOf } from '../../context/loops/frequency.ts';
import { mayRunOften } from '../../context/loops/frequencyByText.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured node, which moves something to a device or makes what is moved next, stands in a loop or in a function that
 * a model or a training loop calls at every step.
 */
export const runsOften: Guard = {
  name: 'runsOften',
  takes: { node: 'capture' },
  mayStand: mayRunOften,
  ask(match, args) {
    const node = match.node(args.text('node'));
    const move = moveOf(node, match.file);
    return yesIf(frequencyOf(node, match.file, move ? deviceOf(move) : undefined) === 'often');
  },
};
