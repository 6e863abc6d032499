import { hasHiddenArguments, keyword, positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';

/**
 * None of the keyword arguments is written in the captured call, nor the positional one at `place` (from 0). Where
 * arguments are passed on unseen (`**kwargs`), nobody can say.
 */
export const keywordMissing: Guard = {
  name: 'keywordMissing',
  takes: { call: 'capture', names: 'words', place: 'number?' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    if (args.list('names').some((name) => keyword(call, name))) return 'no';
    const place = args.number('place', -1);
    if (place >= 0 && positional(call).length > place) return 'no';
    return hasHiddenArguments(call) ? 'unknown' : 'yes';
  },
};
