import type { FileContext } from '../../context/file.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured tokenizer call pads to a length on purpose: one to pad to by its name, the longest that the data has, or
 * that of one written-out text, by which somebody finds out the limit; or the file measures how fast a length is, or puts
 * single texts together and goes over no data.
 */
export const lengthIsMeant: Guard = {
  name: 'lengthIsMeant',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const given = positional(call)[0];
    const text = given?.kind === 'list' && given.children.length === 1 ? given.children[0] : given;
    if (text && (text.kind === 'string' || literalOf(text, match.file.names) !== null)) return 'yes';
    const { file } = match;
    if (MEASURES.test(file.text) || (isOneText(given, file) && !GOES_OVER_MANY.test(file.text))) return 'yes';
    const limit = keyword(call, 'max_length');
    if (limit && /pad_to|pad_?len|padded/.test(limit.text)) return 'yes';
    const bindings = limit?.kind === 'identifier' ? match.file.names.bindings.reaching(limit) : [];
    return yesIf(bindings.some(({ value }) => value?.kind === 'call' && value.field('function')?.text === 'max'));
  },
};

const MEASURES = /\bbenchmarking\b|\bbench_?(?:steps|length)|tflops/i;
const GOES_OVER_MANY = /dataset|\.map\(|dataloader|collat|\bbatch_?size|\.backward\(|Trainer\b/i;

/** A text that is put together here of several. */
function isOneText(given: Node | undefined, file: FileContext): boolean {
  const values =
    given?.kind === 'identifier' ? file.names.bindings.reaching(given).map(({ value }) => value) : [given ?? null];
  return values.length > 0 && values.every((value) => value?.kind === 'binary_operator' || value?.kind === 'string');
}
