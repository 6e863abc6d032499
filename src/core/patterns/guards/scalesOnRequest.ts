import { keyword } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured scaler is off, or on for one of several dtypes only: `enabled=dtype == "float16"`. */
export const scalesOnRequest: Guard = {
  name: 'scalesOnRequest',
  takes: { call: 'capture' },
  ask(match, args) {
    const enabled = keyword(match.node(args.text('call')), 'enabled');
    if (!enabled) return 'no';
    return yesIf(literalOf(enabled, match.file.names) === 'False' || /==|\bin\b|dtype/.test(enabled.text));
  },
};
