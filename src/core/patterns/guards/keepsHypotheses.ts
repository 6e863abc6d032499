import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node is the test of an `if` under which beams that have ended are put away one by one, on the host. */
export const keepsHypotheses: Guard = {
  name: 'keepsHypotheses',
  takes: { test: 'capture' },
  ask(match, args) {
    const { parent } = match.node(args.text('test'));
    const text = parent?.kind === 'if_statement' ? (parent.field('consequence')?.text ?? '') : '';
    return yesIf(/\bfor\b/.test(text) && /\b(?:hyps?|hypothes[ei]s|\w+_hyps?|hyp_\w+)\b/i.test(text));
  },
};
