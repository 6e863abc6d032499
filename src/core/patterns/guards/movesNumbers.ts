import { numbersMovedBy, rowsMovedBy } from '../../context/host/factories.ts';
import type { Guard } from '../guard.ts';

/** The captured call moves to a device a tensor that was just made of Python numbers, or of rows of the host at once. */
export const movesNumbers: Guard = {
  name: 'movesNumbers',
  takes: { move: 'capture' },
  mayStand: ({ statement }) => /\.\s*(?:to|cuda|type_as)\s*\(/.test(statement),
  ask(match, args) {
    const move = match.node(args.text('move'));
    const made = numbersMovedBy(move, match.file) ?? rowsMovedBy(move, match.file);
    if (!made) return 'no';
    match.see('numbers', made);
    return 'yes';
  },
};
