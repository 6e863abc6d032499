import { keyword, positional } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';

/**
 * A keyword argument (or the positional one at `place`) of the captured call is one of the values: a literal, a name
 * bound once to a literal, or a library thing by its full name (`torch.float16`).
 */
export const keywordIs: Guard = {
  name: 'keywordIs',
  takes: { call: 'capture', name: 'words', values: 'names', place: 'number?' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { names } = match.file;
    const place = args.number('place', -1);
    const value =
      args
        .list('name')
        .map((name) => keyword(call, name))
        .find((node) => node !== undefined) ?? (place >= 0 ? positional(call)[place] : undefined);
    if (!value) return 'no';
    const said = literalOf(value, names) ?? names.apiOf(value);
    if (said === undefined) return value.kind === 'identifier' || value.kind === 'attribute' ? 'unknown' : 'no';
    if (!args.list('values').includes(said)) return 'no';
    match.see('argument', value.parent?.kind === 'keyword_argument' ? value.parent : value);
    return 'yes';
  },
};
