import { numbersMovedBy } from '../../context/factories.ts';
import type { Guard } from '../guard.ts';

/** The captured call moves to a device a tensor that was just made of Python numbers. */
export const movesNumbers: Guard = {
  name: 'movesNumbers',
  takes: { move: 'capture' },
  mayStand: ({ statement }) => /\.\s*(?:to|cuda|type_as)\s*\(/.test(statement),
  ask(match, args) {
    const made = numbersMovedBy(match.node(args.text('move')), match.file);
    if (!made) return 'no';
    match.see('numbers', made);
    return 'yes';
  },
};
