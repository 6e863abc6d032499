import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const FUSED =
  /flash_?att|FlashAtt|flash_self_att|\bmemory_efficient_attention\(|xformers\.ops|[Uu]se_fused_attn|\bsdpa\b|\bSDPA\b|fused_attn/;
/** PyTorch's function: by its module, imported, looked for, or by its name where no function of the file has it. */
const PYTORCHS =
  /(?:\bF|functional|torch|nn)\.scaled_dot_product_attention|(?:import|hasattr)\b[^\n]*\bscaled_dot_product_attention|(?<!\bself\.)\bscaled_dot_product_attention/;
const PYTORCHS_BY_MODULE = new RegExp(PYTORCHS.source.slice(0, PYTORCHS.source.lastIndexOf('|')));
const OWN = /def scaled_dot_product_attention\(/;
/** A function of one's own with PyTorch's name and parameters stands in for it on purpose. */
const REWRITTEN = /def scaled_dot_product_attention\([^)]*\b(?:is_causal|dropout_p)\b/;

const isFused = (text: string): boolean =>
  FUSED.test(text) || REWRITTEN.test(text) || (OWN.test(text) ? PYTORCHS_BY_MODULE : PYTORCHS).test(text);

/** The file names a fused attention somewhere, so the one written out is its fallback or was chosen. A weak hint. */
export const namesFusedAttention: Guard = {
  name: 'namesFusedAttention',
  takes: {},
  ask({ file }) {
    const { text } = file.tree.source;
    return yesIf(file.remember('fused attention', () => isFused(text)));
  },
};
