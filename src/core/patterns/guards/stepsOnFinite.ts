import { endsRunUnlessFinite, stepTestsFinite } from '../../context/training/finiteness.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Every step waits for the device to know whether a value is finite, and the captured copy is not what could be spared. */
export const stepsOnFinite: Guard = {
  name: 'stepsOnFinite',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    return yesIf(endsRunUnlessFinite(node, match.file) || stepTestsFinite(node, match.file));
  },
};
