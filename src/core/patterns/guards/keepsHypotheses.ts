import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** `active = active[going_on]`, `active = active.masked_select(going_on)`: the next turn has fewer rows. */
const SHRINKS =
  /(?<![\w.])(\w+) *= *\1(?:\.masked_select\(|\[\s*(?:~|not_)?\w*(?:mask|active|alive|remain|keep|finish|done|terminat|unfinished)\w*\s*\])/;

/** The captured node is the test of an `if` under which beams that have ended are put away, one by one on the host or
 * by going on with fewer rows. */
export const keepsHypotheses: Guard = {
  name: 'keepsHypotheses',
  takes: { test: 'capture' },
  ask(match, args) {
    const { parent } = match.node(args.text('test'));
    const text = parent?.kind === 'if_statement' ? (parent.field('consequence')?.text ?? '') : '';
    if (SHRINKS.test(text)) return 'yes';
    return yesIf(/\bfor\b/.test(text) && /\b(?:hyps?|hypothes[ei]s|\w+_hyps?|hyp_\w+)\b/i.test(text));
  },
};
