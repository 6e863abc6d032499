import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Pattern } from '../../../src/core/knowledge/pattern.ts';

export const CATEGORIES = `
- { id: attention, name: Attention, summary: Cheaper ways to attend. }
- { id: training-memory, name: Training memory, summary: Training in less memory. }
- { id: outside-efficiency, name: Outside efficiency, summary: Not about efficiency. }
`;

export const TECHNIQUE = `---
name: Fused attention
category: attention
summary: Exact attention computed block by block, so that the score matrix never reaches memory.
axes: { memory: large better, speed: large better, quality: same }
in-code: true
frameworks:
  - { name: torch, versions: ">=2.0" }
papers: [{ id: flashattention-2, why: The kernel behind it. }]
evidence:
  - { paper: flashattention-2, axis: speed, ratio: 2, claim: about 2x faster, conditions: against the first kernel, patterns: [attention-scores-materialized] }
combines-with: [mixed-precision]
excludes: []
aliases: [flash attention, SDPA]
symptoms: [memory grows with the square of the length, long prompts run out of memory, softmax is slow, scores fill the card]
names: [torch.nn.functional.scaled_dot_product_attention, torch.nn.MultiheadAttention]
checked: 2026-11-22
---
## What it is
Attention in tiles.

## Why it costs
Bytes grow with the square of the length.

\`\`\`python
## not a heading
scores = q @ k.mT
\`\`\`

## How to fix
### PyTorch
read: scaled_dot_product_attention, https://docs.pytorch.org/docs/stable/sdpa.html, 2.9

\`\`\`python
out = F.scaled_dot_product_attention(q, k, v)
\`\`\`

### transformers
run: 2026-11-22, torch 2.9, H100
Pass \`attn_implementation="sdpa"\`.

## When not to
When the weights <b>themselves</b> are wanted.

## Measure it yourself
Time it warm, at the length you have.
`;

export const PLAIN_TECHNIQUE = `---
name: Mixed precision
category: training-memory
summary: Half precision where it is safe, single where it is not.
axes: { memory: medium better }
in-code: false
frameworks: []
papers: []
evidence: []
combines-with: []
excludes: []
aliases: [AMP]
symptoms: [matrix units sit idle, weights take four bytes, the loss is NaN in half precision, training uses twice the memory]
names: [torch.amp.autocast]
checked: 2026-11-22
---
## What it is
Arithmetic in sixteen bits.

## Why it costs
Four bytes move where two would do.

## How to fix
### PyTorch
read: Automatic Mixed Precision package, https://docs.pytorch.org/docs/stable/amp.html, 2.9
Use autocast.

## When not to
Where sums are long.

## Measure it yourself
Time one step.
`;

export const PAPER = `title: "FlashAttention-2: Faster Attention"
arxiv: "2307.08691"
code: null
year: 2023
techniques: [fused-attention]
stage: [training, inference]
summary: >-
  Splits the work of exact attention over blocks and warps so that less time goes into anything but matrix products.
figures:
  - { metric: "speed", value: "2x", against: "FlashAttention", on: "not stated" }
keywords: [flash attention, GPU, A100, tiling, softmax, long context]
`;

export const OUTSIDE_PAPER = `title: "Stars"
arxiv: "astro-ph/9901001"
code: https://example.org/stars
year: 1999
techniques: [outside-efficiency/astronomy]
stage: []
figures: []
keywords: []
`;

export const ERRORS = `
- id: cuda-out-of-memory
  title: CUDA out of memory
  match: CUDA out of memory|cuda oom
  example: "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB."
  techniques:
    - { id: mixed-precision, why: Halves activations. }
`;

export const PATTERN: Pattern = {
  id: 'attention-scores-materialized',
  technique: 'fused-attention',
  tier: 'clear',
  category: 'naive-attention',
  axes: { memory: { direction: 'better', size: 'large' } },
  message: 'Attention is written out; scaled_dot_product_attention avoids storing the score matrix.',
  why: 'The score matrix is written to memory and read back.',
  instead: 'Call scaled_dot_product_attention.',
  quietWhen: ['the weights are returned'],
  versions: { torch: '>=2.0' },
  words: ['softmax'],
  shapes: [{ query: '(call) @finding', when: [], unless: [] }],
  inTests: 'quiet',
  aliases: ['attention-by-hand'],
};

export const IDS = `error cuda-out-of-memory
paper flashattention-2
paper stars
pattern attention-by-hand
pattern attention-scores-materialized
technique fused-attention
technique mixed-precision
`;

export const VALID: Readonly<Record<string, string>> = {
  'categories.yaml': CATEGORIES,
  'techniques/fused-attention/technique.md': TECHNIQUE,
  'techniques/mixed-precision/technique.md': PLAIN_TECHNIQUE,
  'papers/attention/flashattention-2.yaml': PAPER,
  'papers/outside-efficiency/stars.yaml': OUTSIDE_PAPER,
  'errors/memory.yaml': ERRORS,
};

/** Writes files into a fresh folder, hands its path over and removes it afterwards. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
