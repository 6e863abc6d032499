import { attendsByBlock as attends } from '../../context/models/attentionBlocks.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured loop computes attention for one slice or block of queries after another. */
export const attendsByBlock: Guard = {
  name: 'attendsByBlock',
  takes: { loop: 'capture' },
  mayStand: ({ statement }) => /^[ \t]*for\s[^\n]*\sin\s+(?:range|enumerate|zip)\(/.test(statement),
  ask: (match, args) => yesIf(attends(match.node(args.text('loop')), match.file.text)),
};
