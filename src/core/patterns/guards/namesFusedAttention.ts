import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const FUSED =
  /flash_?att|FlashAtt|flash_self_att|(?<!def )scaled_dot_product_attention|\bmemory_efficient_attention\(|xformers\.ops|[Uu]se_fused_attn|\bsdpa\b|\bSDPA\b|fused_attn/;
/** A function of one's own with PyTorch's name and parameters stands in for it on purpose. */
const REWRITTEN = /def scaled_dot_product_attention\([^)]*\b(?:is_causal|dropout_p)\b/;

/** The file names a fused attention somewhere, so the one written out is its fallback or was chosen. A weak hint. */
export const namesFusedAttention: Guard = {
  name: 'namesFusedAttention',
  takes: {},
  ask({ file }) {
    const { text } = file.tree.source;
    return yesIf(file.remember('fused attention', () => FUSED.test(text) || REWRITTEN.test(text)));
  },
};
