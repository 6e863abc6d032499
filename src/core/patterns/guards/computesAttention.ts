import { attentionAround } from '../../flow/attention.ts';
import { isOnlyForOutput } from '../../flow/attentionUse.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured call is the softmax of an attention written out: between Q Kᵀ and the product with V. With `used:
 * output` nothing else is taken from it; with `used: otherwise` its scores or weights are read elsewhere as well, or
 * changed by more than a scale, a mask and a bias.
 */
export const computesAttention: Guard = {
  name: 'computesAttention',
  takes: { softmax: 'capture', used: 'name' },
  ask(match, args) {
    const { names } = match.file;
    const softmax = match.node(args.text('softmax'));
    const found = match.file.remember(`attention at ${softmax.start} ${softmax.end}`, () =>
      attentionAround(softmax, names),
    );
    if (!found || isOnlyForOutput(found, names) !== (args.text('used') === 'output')) return 'no';
    match.see('scores', found.scores);
    match.see('softmax', found.softmax);
    match.see('output', found.output);
    match.growTo(found.scores);
    match.growTo(found.output);
    return sure(found.certain);
  },
};
