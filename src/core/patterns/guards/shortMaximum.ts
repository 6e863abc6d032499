import { keyword } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured tokenizer call states a maximum length of at most `tokens`. */
export const shortMaximum: Guard = {
  name: 'shortMaximum',
  takes: { call: 'capture', tokens: 'number' },
  ask(match, args) {
    const limit = keyword(match.node(args.text('call')), 'max_length');
    const stated = limit ? literalOf(limit, match.file.names) : null;
    return yesIf(stated !== null && Number(stated) <= args.number('tokens', 0));
  },
};
