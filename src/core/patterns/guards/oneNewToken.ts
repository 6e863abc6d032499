import { keyword } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call generates a single token, or as many as a given answer has: few enough that nothing has to be kept. */
export const oneNewToken: Guard = {
  name: 'oneNewToken',
  takes: { call: 'capture' },
  ask(match, args) {
    const count = keyword(match.node(args.text('call')), 'max_new_tokens');
    return yesIf(count !== undefined && (literalOf(count, match.file.names) === '1' || /^len\(/.test(count.text)));
  },
};
