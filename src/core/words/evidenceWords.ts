import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Evidence } from '../knowledge/technique.ts';

/** Where a figure comes from: a paper's title and year, or a measurement. */
export function sourceWords(evidence: Evidence, knowledge: Knowledge): string {
  switch (evidence.kind) {
    case 'paper': {
      const paper = evidence.paper === undefined ? undefined : knowledge.paper(evidence.paper);
      return paper ? `${paper.title}, ${paper.year}` : 'paper';
    }
    case 'measured':
      return 'measured';
    case 'measured-plain':
      return 'measured with plain PyTorch';
    case 'not-measured':
      return 'not measured';
  }
}

/** Claim, conditions and source on one line, unescaped. */
export const evidenceWords = (evidence: Evidence, knowledge: Knowledge): string =>
  `${evidence.claim}; ${evidence.conditions} (${sourceWords(evidence, knowledge)})`;
