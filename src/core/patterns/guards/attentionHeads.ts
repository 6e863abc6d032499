import { listsAttentionHeads } from '../../context/heads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression is a list of modules each of which is one attention head of this file. */
export const attentionHeads: Guard = {
  name: 'attentionHeads',
  takes: { list: 'capture' },
  mayStand: ({ statement }) => /\bin\b[^\n]*heads\b/.test(statement),
  ask: (match, args) => yesIf(listsAttentionHeads(match.node(args.text('list')), match.file)),
};
