import type { FileContext } from '../../context/file.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured `pad` call fills a sequence up to a length that is set beforehand: `pad(x, (0, max_length - len(x)))`. */
export const padsToFixedLength: Guard = {
  name: 'padsToFixedLength',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { file } = match;
    if (file.names.apiOf(call.field('function')!) !== 'torch.nn.functional.pad') return 'no';
    const widths = keyword(call, 'pad') ?? positional(call)[1];
    const missing = widths?.children.find((part) => part.kind === 'binary_operator' && part.operator === '-');
    const [limit, length] = [missing?.field('left'), missing?.field('right')];
    if (!limit || !length || !/\blen\(|\.size\(|\.shape\b/.test(length.text)) return 'no';
    // What is left to the next multiple (`n - len(x) % n`) adds a few tokens.
    if (length.text.includes('%') || /multiple/i.test(limit.text)) return 'no';
    return yesIf(/max|pad|length|len\b/i.test(limit.text) && isSetBeforehand(limit, file));
  },
};

/** A parameter, a constant or an attribute: not the longest of the batch. */
function isSetBeforehand(limit: Node, { names }: FileContext): boolean {
  if (limit.kind === 'attribute') return true;
  if (limit.kind !== 'identifier') return false;
  return names.bindings.reaching(limit).every(({ kind, value }) => kind === 'parameter' || value?.kind === 'integer');
}
