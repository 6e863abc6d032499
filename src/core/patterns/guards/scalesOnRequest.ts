import { keyword } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import { literalOf } from '../literal.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured scaler is off, or on for one of several dtypes only: `enabled=dtype == "float16"`, or made under
 * `if precision == "amp"`.
 */
export const scalesOnRequest: Guard = {
  name: 'scalesOnRequest',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    if (isOneOfSeveral(call)) return 'yes';
    const enabled = keyword(call, 'enabled');
    if (!enabled) return 'no';
    return yesIf(literalOf(enabled, match.file.names) === 'False' || /==|\bin\b|dtype/.test(enabled.text));
  },
};

/** `args.precision == "amp"`, `dtype is torch.float16`: another value of the same setting asks for no scaler. */
const CHOOSES = /(?:precision|dtype)\w*["'\])]*\s*(?:==|is|in)\s/;

function isOneOfSeveral(call: Node): boolean {
  for (const around of call.ancestors()) {
    if (around.kind === 'function_definition') return false;
    const asked =
      around.kind === 'if_statement'
        ? around.field('condition')
        : around.kind === 'conditional_expression'
          ? around.children[1]
          : undefined;
    if (asked && CHOOSES.test(asked.text)) return true;
  }
  return false;
}
