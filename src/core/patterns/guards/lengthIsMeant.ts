import { keyword, positional } from '../../flow/operation.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured tokenizer call pads to a length on purpose: one to pad to by its name, the longest that the data has, or
 * that of one written-out text, by which somebody finds out the limit.
 */
export const lengthIsMeant: Guard = {
  name: 'lengthIsMeant',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const given = positional(call)[0];
    const text = given?.kind === 'list' && given.children.length === 1 ? given.children[0] : given;
    if (text && (text.kind === 'string' || literalOf(text, match.file.names) !== null)) return 'yes';
    const limit = keyword(call, 'max_length');
    if (limit && /pad_to|pad_?len|padded/.test(limit.text)) return 'yes';
    const bindings = limit?.kind === 'identifier' ? match.file.names.bindings.reaching(limit) : [];
    return yesIf(bindings.some(({ value }) => value?.kind === 'call' && value.field('function')?.text === 'max'));
  },
};
