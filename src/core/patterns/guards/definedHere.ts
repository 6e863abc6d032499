import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression is a function or a method that is written in this file. */
export const definedHere: Guard = {
  name: 'definedHere',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(match.file.names.meaningOf(match.node(args.text('node'))).kind === 'function'),
};
