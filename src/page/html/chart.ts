import type { Axis } from '../../core/knowledge/axes.ts';
import type { Evidence } from '../../core/knowledge/technique.ts';
import { sourceWords } from '../../core/words/evidenceWords.ts';
import { html, type Html } from './html.ts';
import { ratioScale, ratioWords, type Scale } from './scale.ts';
import type { View } from './view.ts';

export type Charted = Evidence & { readonly ratio: number; readonly kind: Exclude<Evidence['kind'], 'not-measured'> };

export const isCharted = (evidence: Evidence): evidence is Charted =>
  evidence.ratio !== undefined && evidence.kind !== 'not-measured';

const TITLES: Readonly<Record<Axis, string>> = {
  memory: 'Memory: how many times less is needed',
  speed: 'Speed: how many times as fast',
  cost: 'Cost: how many times cheaper',
  quality: 'Quality: how many times as good',
};

/** How a bar is filled says where its figure comes from; one that speaks against is drawn as an outline. */
const FILLS = {
  paper: { pattern: 'stripes', words: 'from a paper' },
  measured: { pattern: undefined, words: 'measured' },
  'measured-plain': { pattern: 'dots', words: 'measured with plain PyTorch' },
} as const;

const HEIGHT = 12;

/** Patterns that the bars of a chart share; they take its colour. */
const patterns = (axis: Axis): Html =>
  html`<svg class="patterns" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="stripes-${axis}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="ground" width="5" height="5" />
        <rect class="ink" width="2.5" height="5" />
      </pattern>
      <pattern id="dots-${axis}" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="ground" width="5" height="5" />
        <circle class="ink" cx="2.5" cy="2.5" r="1.4" />
      </pattern>
    </defs>
  </svg>`;

/** Figures about one axis as bars on a scale of ratios, the strongest first, each with its conditions. */
export function chart(axis: Axis, figures: readonly Charted[], view: View): Html {
  const scale = ratioScale(figures.map(({ ratio }) => ratio));
  const falling = [...figures].sort((a, b) => b.ratio - a.ratio);
  return html`<figure class="chart ${axis}">
    <figcaption>${TITLES[axis]}</figcaption>
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
    ${ticks(scale)} ${legend(axis, figures)}
  </figure>`;
}

function bar(figure: Charted, scale: Scale, id: string, { knowledge }: View): Html {
  const one = scale.at(1);
  const end = scale.at(figure.ratio);
  const [x, width] = end < one ? [end, one - end] : [one, end - one];
  const kind = figure.counter ? 'against' : figure.kind;
  return html`<svg
    class="bar ${kind}"
    width="100%"
    height="${HEIGHT}"
    role="img"
    aria-labelledby="${id}-title ${id}-desc"
  >
    <title id="${id}-title">${sourceWords(figure, knowledge)}: ${ratioWords(figure.ratio)} of the baseline</title>
    <desc id="${id}-desc">${figure.claim}; ${figure.conditions}</desc>
    ${scale.ticks.map((tick) => html`<line${tick === 1 ? html` class="one"` : ''} x1="${scale.at(tick)}%" x2="${scale.at(tick)}%" y1="0" y2="${HEIGHT}" />`)}
    ${width > 0.5 && html`<rect x="${x}%" y="1" width="${width}%" height="${HEIGHT - 2}" fill="${fillOf(kind, figure.axis)}" />`}
    ${width <= 0.5 && html`<circle cx="${one}%" cy="${HEIGHT / 2}" r="4" fill="none" />`}
  </svg>`;
}

function fillOf(kind: Charted['kind'] | 'against', axis: Axis): string {
  if (kind === 'against') return 'none';
  const { pattern } = FILLS[kind];
  return pattern === undefined ? 'currentColor' : `url(#${pattern}-${axis})`;
}

const ticks = (scale: Scale): Html =>
  html`<svg class="ticks" width="100%" height="16" aria-hidden="true">
    ${scale.ticks.map((tick, i) => {
      const anchor = i === 0 ? 'start' : i === scale.ticks.length - 1 ? 'end' : 'middle';
      return html`<text x="${scale.at(tick)}%" y="12" text-anchor="${anchor}">${ratioWords(tick)}</text>`;
    })}
  </svg>`;

function legend(axis: Axis, figures: readonly Charted[]): Html {
  const kinds = [...new Set(figures.map(({ kind, counter }) => (counter ? 'against' : kind)))];
  return html`<p class="legend">
    ${kinds.map((kind) => {
      const words = kind === 'against' ? 'did not help' : FILLS[kind].words;
      return html`<span
        ><svg class="bar ${kind}" width="20" height="${HEIGHT}" aria-hidden="true">
          <rect x="1" y="1" width="18" height="${HEIGHT - 2}" fill="${fillOf(kind, axis)}" />
        </svg>
        ${words}</span
      >`;
    })}<span>logarithmic scale</span>
  </p>`;
}
