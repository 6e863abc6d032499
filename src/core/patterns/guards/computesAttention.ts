import { attentionAround } from '../../flow/attention.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/** The captured call is the softmax of an attention written out: between Q Kᵀ and the product with V. */
export const computesAttention: Guard = {
  name: 'computesAttention',
  takes: { softmax: 'capture' },
  ask(match, args) {
    const found = attentionAround(match.node(args.text('softmax')), match.file.names);
    if (!found) return 'no';
    match.see('scores', found.scores);
    match.see('softmax', found.softmax);
    match.see('output', found.output);
    match.growTo(found.scores);
    match.growTo(found.output);
    return sure(found.certain);
  },
};
