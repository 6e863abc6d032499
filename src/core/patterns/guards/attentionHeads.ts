import { listsAttentionHeads } from '../../context/models/heads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured expression lists modules each of which is one attention head of this file, or counts heads that attend in turn. */
export const attentionHeads: Guard = {
  name: 'attentionHeads',
  takes: { list: 'capture' },
  mayStand: ({ statement }) => /\bin\b[^\n]*heads?\b/.test(statement),
  ask: (match, args) => yesIf(listsAttentionHeads(match.node(args.text('list')), match.file)),
};
