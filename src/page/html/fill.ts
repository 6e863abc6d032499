import type { FigureKind } from '../../core/landscape/figureCounts.ts';
import { html, type Html } from './html.ts';

/** What a bar is filled with, so that bars differ without their colours. */
export type Fill = 'solid' | 'stripes' | 'dots' | 'outline';

/** How a bar is filled says where its figure comes from; one that speaks against is drawn as an outline. */
export const FIGURE_FILLS: Readonly<Record<FigureKind, { readonly fill: Fill; readonly words: string }>> = {
  measured: { fill: 'solid', words: 'measured' },
  'measured-plain': { fill: 'dots', words: 'measured in plain PyTorch' },
  paper: { fill: 'stripes', words: 'from a paper' },
  against: { fill: 'outline', words: 'did not help' },
};

/** Patterns that the bars of a chart share; they take its colour. @param chart a name that is the only one on its page */
export const patterns = (chart: string): Html =>
  html`<svg class="patterns" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="stripes-${chart}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="ground" width="5" height="5" />
        <rect class="ink" width="2.5" height="5" />
      </pattern>
      <pattern id="dots-${chart}" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="ground" width="5" height="5" />
        <circle class="ink" cx="2.5" cy="2.5" r="1.4" />
      </pattern>
    </defs>
  </svg>`;

/** The value of a `fill` attribute. The patterns of the chart have to stand before it. */
export function paintOf(fill: Fill, chart: string): string {
  if (fill === 'outline') return 'none';
  return fill === 'solid' ? 'currentColor' : `url(#${fill}-${chart})`;
}
