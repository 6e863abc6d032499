import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression is one of the values, written out or through a name that is bound once. */
export const isLiteral: Guard = {
  name: 'isLiteral',
  takes: { node: 'capture', values: 'names' },
  ask(match, args) {
    const said = literalOf(match.node(args.text('node')), match.file.names);
    return yesIf(said !== null && args.list('values').includes(said));
  },
};
