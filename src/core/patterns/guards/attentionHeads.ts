import { listsAttentionHeads } from '../../context/models/heads.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const OVER_HEADS = /^[^\n]*\bfor\b[^\n]*\bin\b[^\n]*heads?\b/;

/** The captured expression lists modules each of which is one attention head of this file, or counts heads that attend in turn. */
export const attentionHeads: Guard = {
  name: 'attentionHeads',
  takes: { list: 'capture' },
  needs: () => [{ words: ['softmax', 'Softmax', 'scaled_dot_product_attention'], text: /softmax|scaled_dot_product/i }],
  mayStand: (around) => around.says(OVER_HEADS),
  ask: (match, args) => yesIf(listsAttentionHeads(match.node(args.text('list')), match.file)),
};
