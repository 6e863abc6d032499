import type { Axis } from '../../core/knowledge/axes.ts';
import type { Evidence } from '../../core/knowledge/technique.ts';
import { FIGURE_KINDS, type FigureEvidence, isFigure, kindOfFigure } from '../../core/landscape/figureCounts.ts';
import { sourceWords } from '../../core/words/evidenceWords.ts';
import { counted } from '../../core/words/reportWords.ts';
import { FIGURE_FILLS, paintOf, patterns } from './fill.ts';
import { html, type Html } from './html.ts';
import { legend } from './legend.ts';
import { ratioScale, ratioWords, type Scale } from './scale.ts';
import { ticks } from './ticks.ts';
import type { View } from './view.ts';

export type Charted = FigureEvidence & { readonly ratio: number };

/** Pairs have charts of their own, over sizes. */
export const isCharted = (evidence: Evidence): evidence is Charted =>
  evidence.ratio !== undefined && evidence.measurement === undefined && isFigure(evidence);

const TITLES: Readonly<Record<Axis, string>> = {
  memory: 'Memory: how many times less is needed',
  speed: 'Speed: how many times as fast',
  cost: 'Cost: how many times cheaper',
  quality: 'Quality: how many times as good',
};

const HEIGHT = 12;

/** Figures about one axis as bars on a scale of ratios, the strongest first, each with its conditions. */
export function chart(axis: Axis, figures: readonly Charted[], view: View): Html {
  const scale = ratioScale(figures.map(({ ratio }) => ratio));
  const falling = [...figures].sort((a, b) => b.ratio - a.ratio);
  const kinds = new Set(figures.map(kindOfFigure));
  return html`<figure class="chart ${axis}">
    <figcaption>${TITLES[axis]} <span class="muted">${sourcesOf(figures)}</span></figcaption>
    ${patterns(axis)}
    <ul>
      ${falling.map(
        (figure, i) =>
          html`<li>
            <span class="bar-source"
              >${sourceWords(figure, view.knowledge)}${figure.counter && html` <span class="tag counter">did not help</span>`}</span
            >
            <span class="bar-value">${ratioWords(figure.ratio)}</span>
            ${bar(figure, scale, `bar-${axis}-${i}`, view)}
            <span class="bar-conditions">${figure.claim}; ${figure.conditions}</span>
          </li>`,
      )}
    </ul>
    ${ticks(scale, ratioWords)}
    ${legend(
      axis,
      FIGURE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => FIGURE_FILLS[kind]),
      'logarithmic scale',
    )}
  </figure>`;
}

/** On how much a chart stands: `6 figures: 4 from 2 papers, 2 measured`. */
function sourcesOf(figures: readonly Charted[]): string {
  const papers = figures.flatMap(({ paper }) => paper ?? []);
  const measured = figures.length - papers.length;
  const sources = [
    papers.length > 0 && `${papers.length} from ${counted(new Set(papers).size, 'paper')}`,
    measured > 0 && `${measured} measured`,
  ];
  return `${counted(figures.length, 'figure')}: ${sources.filter(Boolean).join(', ')}`;
}

function bar(figure: Charted, scale: Scale, id: string, { knowledge }: View): Html {
  const one = scale.at(1);
  const end = scale.at(figure.ratio);
  const [x, width] = end < one ? [end, one - end] : [one, end - one];
  const { fill } = FIGURE_FILLS[kindOfFigure(figure)];
  return html`<svg
    class="bar ${fill}"
    width="100%"
    height="${HEIGHT}"
    role="img"
    aria-labelledby="${id}-title ${id}-desc"
  >
    <title id="${id}-title">${sourceWords(figure, knowledge)}: ${ratioWords(figure.ratio)} of the baseline</title>
    <desc id="${id}-desc">${figure.claim}; ${figure.conditions}</desc>
    ${scale.ticks.map((tick) => html`<line${tick === 1 ? html` class="one"` : ''} x1="${scale.at(tick)}%" x2="${scale.at(tick)}%" y1="0" y2="${HEIGHT}" />`)}
    ${width > 0.5 && html`<rect x="${x}%" y="1" width="${width}%" height="${HEIGHT - 2}" fill="${paintOf(fill, figure.axis)}" />`}
    ${width <= 0.5 && html`<circle cx="${one}%" cy="${HEIGHT / 2}" r="4" fill="none" />`}
  </svg>`;
}
