import { factoryOf, isLarge, moveOf } from '../../context/factories.ts';
import { deviceOf, frequencyOf } from '../../context/frequency.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured node moves to a device (or makes what is moved next) once, when something is set up, and what it moves may
 * be large. What is kept for later turns or repairs something does not count.
 */
export const setsUpLarge: Guard = {
  name: 'setsUpLarge',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { file } = match;
    const move = moveOf(node, file);
    const moved = move === node ? node.field('function')?.field('object') : node;
    const factory = moved && factoryOf(moved, file);
    if (!factory || !isLarge(factory, file)) return 'no';
    return yesIf(frequencyOf(node, file, move ? deviceOf(move) : undefined) === 'once');
  },
};
