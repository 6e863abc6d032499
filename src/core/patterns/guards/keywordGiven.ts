import { keyword } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';

/** A keyword argument of the captured call is written, with any value but the literal ones in `except`. */
export const keywordGiven: Guard = {
  name: 'keywordGiven',
  takes: { call: 'capture', name: 'name', except: 'names?' },
  ask(match, args) {
    const value = keyword(match.node(args.text('call')), args.text('name'));
    if (!value) return 'no';
    const said = literalOf(value, match.file.names);
    if (said === null) return 'inferred';
    return args.list('except').includes(said) ? 'no' : 'yes';
  },
};
