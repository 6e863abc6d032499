import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Finding } from '../../../src/core/patterns/finding.ts';
import type { Span } from '../../../src/core/source/span.ts';
import type { Addresses, View } from '../../../src/page/html/view.ts';
import { pairFile } from '../build/pairRecord.ts';
import { inFolder, PATTERN, PLAIN_TECHNIQUE, TECHNIQUE, VALID } from '../build/dataFolder.ts';

const EVIDENCE = `evidence:
  - { paper: flashattention-2, axis: speed, ratio: 2, claim: about 2x faster, conditions: "against the first kernel, A100" }
  - { kind: measured, axis: speed, ratio: 11.9, claim: 12x faster, conditions: "1,024 tokens, 16 heads, bf16, H100, torch 2.11" }
  - { kind: measured, axis: memory, ratio: 129, claim: 1/129 of the memory, conditions: "4,096 tokens, 16 heads, bf16, H100, torch 2.11" }
  - { kind: measured-plain, axis: speed, ratio: 0.52, claim: half the speed, conditions: "16 tokens, 2 heads, fp32, CPU", counter: true }
  - { kind: measured, axis: speed, ratio: 1, claim: no faster, conditions: "32 tokens, bf16, H100", counter: true }
  - { paper: flashattention-2, axis: cost, claim: cheaper training, conditions: not stated }
  - { kind: not-measured, axis: quality, claim: the result is the same, conditions: within rounding }
`;

/** Three techniques and two papers, compiled as real ones are; the first technique has something of everything. */
export async function sampleKnowledge(): Promise<Knowledge> {
  const technique = TECHNIQUE.replace(/evidence:\n.*\n/, EVIDENCE)
    .replace('excludes: []', 'excludes: [linear-attention]')
    .replace(
      /(?<=## Measure it yourself\n)[^]*/,
      '```python\nif None is True:  # never\n    print("time it")\n```\n\n```diff\n t = 0\n-t += x.item()\n+t += x\n```\n',
    );
  const other = PLAIN_TECHNIQUE.replace('Mixed precision', 'Linear attention').replace('[AMP]', '[kernel attention]');
  const files = {
    ...VALID,
    ...pairFile(),
    'techniques/fused-attention/technique.md': technique,
    'techniques/linear-attention/technique.md': other,
  };
  return new Knowledge(await inFolder(files, (folder) => gatherKnowledge(folder, [PATTERN])));
}

export const addresses: Addresses = {
  technique: (id) => `command:open?${id}`,
  paper: (id) => `command:paper?${id}`,
  overview: (part) => `command:overview?${part}`,
};

export const viewOf = (knowledge: Knowledge): View => ({ knowledge, addresses });

export const CODE = `import math
import torch

class Attention(torch.nn.Module):
    def forward(self, q, k, v):
        d = q.size(-1)
        # scores for every pair of tokens
        scores = q @ k.transpose(-2, -1) / math.sqrt(d)
        if self.causal:
            mask = self.mask[: q.size(-2)]
            scores = scores.masked_fill(mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
        return weights @ v
`;

/** Where `part` stands in `text`, for the first time. */
export function spanOf(part: string, text = CODE): Span {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`no «${part}»`);
  return { start, end: start + part.length };
}

export const FINDING: Finding = {
  pattern: PATTERN.id,
  confidence: 'high',
  region: spanOf('torch.softmax(scores, dim=-1)'),
  construct: spanOf(CODE.slice(CODE.indexOf('scores = q'), CODE.indexOf('weights @ v') + 11)),
  seen: [
    { role: 'scores', span: spanOf('q @ k.transpose(-2, -1)') },
    { role: 'softmax', span: spanOf('torch.softmax(scores, dim=-1)') },
    { role: 'output', span: spanOf('weights @ v') },
  ],
};
