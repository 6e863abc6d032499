/** Names under which modules are imported by custom. */
export const MODULE_ALIASES: Readonly<Record<string, string>> = {
  F: 'torch.nn.functional',
  nn: 'torch.nn',
  np: 'numpy',
  pd: 'pandas',
  tf: 'tensorflow',
  jnp: 'jax.numpy',
  lax: 'jax.lax',
  dist: 'torch.distributed',
  optim: 'torch.optim',
  amp: 'torch.amp',
  bnb: 'bitsandbytes',
  pl: 'lightning.pytorch',
};

export interface Idiom {
  /** Signs that all have to stand in the code. */
  readonly when: readonly RegExp[];
  readonly technique: string;
  readonly weight: number;
}

const PRODUCT = /@|\b(matmul|bmm|baddbmm|einsum|mm)\b|\.T\b|\.mT\b|transpose/;
const LOOP = /\bfor\b|\bwhile\b|\.apply\(|\.map\(/;

/** What no single name says: names of daily use that mean something only together. */
export const IDIOMS: readonly Idiom[] = [
  { when: [/softmax/i, PRODUCT], technique: 'fused-attention', weight: 0.9 },
  { when: [/masked_fill|-inf|tril|triu/, /attn|attention|scores|softmax/i], technique: 'fused-attention', weight: 0.6 },
  { when: [/\.half\s*\(|torch\.float16|torch\.half\b|GradScaler/], technique: 'mixed-precision', weight: 0.6 },
  { when: [/\.(item|tolist)\s*\(|\.cpu\s*\(\s*\)|\.numpy\s*\(/], technique: 'host-device-sync', weight: 0.7 },
  {
    when: [/torch\.(zeros|ones|randn?|tensor|arange|empty|full)\s*\(/, /\.(to|cuda)\s*\(/],
    technique: 'device-placement',
    weight: 0.8,
  },
  { when: [LOOP, /\bexperts?\b/], technique: 'sparse-moe-layer', weight: 0.8 },
  {
    when: [LOOP, /generate\s*\(|pipe(line)?\s*\(|\.encode\s*\(|\.predict\s*\(/],
    technique: 'batched-inference',
    weight: 0.7,
  },
  { when: [/\bcat\s*\(/, /past|cache/], technique: 'static-kv-cache', weight: 0.8 },
  { when: [/use_cache\s*=\s*False/], technique: 'kv-cache-reuse', weight: 0.8 },
  { when: [/one_hot/, PRODUCT], technique: 'embedding-compression', weight: 0.7 },
  { when: [/save\s*\(/, LOOP], technique: 'async-checkpointing', weight: 0.6 },
  { when: [/padding\s*=\s*['"]max_length/], technique: 'sequence-packing', weight: 0.8 },
  {
    when: [/repeat_interleave|repeat_kv|expand\s*\(/, /\b(k|v|kv|keys?|values?)\b/i],
    technique: 'grouped-query-attention',
    weight: 0.7,
  },
  { when: [/(loss|losses)\s*(\+=|\.append)/], technique: 'inference-mode', weight: 0.7 },
  { when: [LOOP, /LSTMCell|GRUCell|RNNCell/], technique: 'sequential-loops', weight: 0.8 },
];
