import { attentionAround } from '../../flow/attention.ts';
import { isOnlyForOutput, sharesScores, weighsSeveral } from '../../flow/attentionUse.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/** A product of matrices; what decorates a function begins its line. */
const PRODUCT = /\b(?:\w*matmul|bmm|baddbmm|mm|\w*einsum|contract|dot)\b|[\w)\]'"}][ \t]*@|@[ \t(]/;

/**
 * The captured call is the softmax of an attention written out: between Q Kᵀ and the product with V. With `used:
 * output` nothing else is taken from it, unless a flag asks for the weights that is off by default; with `used: otherwise`
 * its scores or weights are read elsewhere as well (but weigh nothing else, and serve no other layer), or changed by more than a scale, a mask and
 * a bias.
 */
export const computesAttention: Guard = {
  name: 'computesAttention',
  takes: { softmax: 'capture', used: 'name' },
  mayStand: (around) => around.fileSays(PRODUCT),
  ask(match, args) {
    const { names } = match.file;
    const softmax = match.node(args.text('softmax'));
    const found = match.file.remember(`attention at ${softmax.start} ${softmax.end}`, () =>
      attentionAround(softmax, names),
    );
    const used = args.text('used');
    if (!found || isOnlyForOutput(found, names) !== (used === 'output')) return 'no';
    if (used === 'otherwise' && (weighsSeveral(found, names) || sharesScores(found, names))) return 'no';
    match.see('scores', found.scores);
    match.see('softmax', found.softmax);
    match.see('output', found.output);
    match.growTo(found.scores);
    match.growTo(found.output);
    return sure(found.certain);
  },
};
