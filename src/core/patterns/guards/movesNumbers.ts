import { numbersMovedBy, rowsMovedBy } from '../../context/host/factories.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured call moves to a device a tensor that was just made of Python numbers, or at once of what the host holds: of
 * settings, with `rows` of whatever it is.
 */
export const movesNumbers: Guard = {
  name: 'movesNumbers',
  takes: { move: 'capture', rows: 'flag?' },
  mayStand: ({ statement }) => /\.\s*(?:to|cuda|type_as)\s*\(/.test(statement),
  ask(match, args) {
    const move = match.node(args.text('move'));
    const made = numbersMovedBy(move, match.file) ?? rowsMovedBy(move, match.file, { settings: !args.flag('rows') });
    if (!made) return 'no';
    match.see('numbers', made);
    return 'yes';
  },
};
