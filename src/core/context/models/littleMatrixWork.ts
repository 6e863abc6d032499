import type { FileContext } from '../file.ts';

/** Widths as settings of a script, a class or a call name them: `d_model: int = 128`, `'--emsize', default=200`. */
const STATED =
  /(?<![a-z])(?:d_model|n_embd|emsize|nhid|(?:embed(?:ding)?|emb|hidden|model)_?(?:dim|size)|num_hiddens?)['"]?\s*(?:,\s*type=int\s*,\s*default\s*=|(?::\s*int\s*)?[=:])\s*(\d+)\b/gi;
/** Below this, rounding to 16 bits first costs as much as the products gain. */
const NARROW = 256;
const LOADED = /from_pretrained|\btimm\.|\bhub\.load|pretrained\s*=\s*True|\bmodels\.(?:resnet|vgg|densenet|vit|unet)/i;

/** Work that is no matrix work, whatever the file calls its networks. */
const OTHER_WORK = [
  // Words are counted.
  /\bLogisticRegression\b|\bBagOfWords|\bTfidf/,
  // Points look for their neighbours, and their distances need the mantissa.
  /pointnet/i,
];
/** Policies for control; those that look at pictures convolve. */
const POLICIES = /\bactor_critic\b|\bActorCritic\b/;
/** Voxels or points are drawn and changed themselves, without a layer between. */
const drawsItself = (code: string): boolean =>
  /\bpytorch3d\b/.test(code) &&
  /\bnn\.Parameter\(/.test(code) &&
  !/\bnn\.(?:Linear|Conv|Multihead)|\bMLP\w*\(/.test(code);
const TRANSFORMER_LIBRARY = /^[ \t]*(?:from|import)[ \t]+(?:transformers|diffusers|peft|trl)\b/m;

/** True when what is computed is too small for tensor cores, or of another kind, as far as the file tells. */
export const doesLittleMatrixWork = (file: FileContext): boolean =>
  file.remember('little matrix work', () => {
    const code = file.text.replace(/#.*$/gm, '');
    if (/mnist/i.test(file.id)) return true;
    if (!TRANSFORMER_LIBRARY.test(code) && OTHER_WORK.some((work) => work.test(code))) return true;
    if (drawsItself(code)) return true;
    if (POLICIES.test(code) && !/\bConv2d\(|\btransformers\b/.test(code)) return true;
    if (LOADED.test(code)) return false;
    const widths = [...code.matchAll(STATED)].map(([, width]) => Number(width)).filter((width) => width > 1);
    return widths.length > 0 && widths.every((width) => width < NARROW);
  });

/** True in a file that computes on graphs, where most of the work is to gather and to scatter. */
export const computesOnGraphs = (file: FileContext): boolean =>
  /^[ \t]*(?:from|import)[ \t]+(?:torch_geometric|dgl)\b/m.test(file.text);

/** True for kernels of the project's own, which take the dtypes that they were written for, and for losses that refuse. */
export const forbidsAutocast = (file: FileContext): boolean =>
  file.remember('forbids autocast', () =>
    /\bcpp_extension\b|\bload_inline\(|(?<![a-z])bce(?![a-z])(?!\w*logits)/i.test(file.text.replace(/#.*$/gm, '')),
  );
