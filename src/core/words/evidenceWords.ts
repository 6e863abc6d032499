import type { Knowledge } from '../knowledge/knowledge.ts';
import { MEASURED_AXES } from '../knowledge/measurement.ts';
import type { Evidence } from '../knowledge/technique.ts';
import { whereItGains } from './measuredWords.ts';

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
      return 'measured in plain PyTorch';
    case 'not-measured':
      return 'not measured';
  }
}

/** Claim, conditions and source on one line, unescaped. */
export const evidenceWords = (evidence: Evidence, knowledge: Knowledge): string =>
  `${evidence.claim}; ${evidence.conditions} (${sourceWords(evidence, knowledge)})`;

/** The same where there is room: of a measured pair also what was compared, when, and at which sizes it gains. */
export function evidenceInFull(evidence: Evidence, knowledge: Knowledge): string {
  const { measurement } = evidence;
  if (!measurement) return evidenceWords(evidence, knowledge);
  const where = MEASURED_AXES.flatMap((axis) => whereItGains(measurement, axis) ?? []);
  return [`${measurement.compares} ${evidenceWords(evidence, knowledge)}, ${measurement.date}.`, ...where].join(' ');
}
