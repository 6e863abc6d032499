import type { Knowledge } from '../knowledge/knowledge.ts';
import { gains, type MeasuredAxis, type Measurement } from '../knowledge/measurement.ts';
import type { Evidence, Technique } from '../knowledge/technique.ts';
import { sourceWords } from './evidenceWords.ts';

/**
 * Whether what papers state about the same code points the way that was measured. Only figures that name a pattern of the
 * pair are about the same code; what others state has another subject or baseline, and is not compared.
 */
export function agreementWords(
  { measurement, patterns = [] }: Evidence & { readonly measurement: Measurement },
  axis: MeasuredAxis,
  { evidence }: Technique,
  knowledge: Knowledge,
): string | undefined {
  const stated = evidence.filter((figure) => figure.kind === 'paper' && figure.axis === axis);
  if (!stated.length) return undefined;
  const same = stated.filter((figure) => figure.patterns?.some((id) => patterns.includes(id)));
  if (!same.length) return `What papers state about ${axis} is about other code or baselines, and is not compared.`;
  const gained = measurement.sizes.filter((size) => gains(size[axis])).length;
  const titles = (figures: readonly Evidence[]): string =>
    [...new Set(figures.map((figure) => `“${sourceWords(figure, knowledge)}”`))].join(' and ');
  const [alike, apart] = [
    same.filter(({ counter }) => counter === (gained === 0)),
    same.filter(({ counter }) => counter !== (gained === 0)),
  ];
  const extent = gained === 0 || gained === measurement.sizes.length ? '' : ', at the sizes where it gains';
  return [
    alike.length > 0 &&
      `On ${axis} this points the same way as ${titles(alike)}${extent}; the figures there have other conditions.`,
    apart.length > 0 && `On ${axis} this points another way than ${titles(apart)}, under other conditions.`,
  ]
    .filter(Boolean)
    .join(' ');
}
