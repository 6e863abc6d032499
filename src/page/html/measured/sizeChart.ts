import {
  type Comparison,
  gains,
  type MeasuredAxis,
  type MeasuredSize,
  type Measurement,
} from '../../../core/knowledge/measurement.ts';
import { sizeWords } from '../../../core/words/measuredWords.ts';
import { comparisonWords } from '../../../core/words/comparisonWords.ts';
import { FIGURE_FILLS, paintOf, patterns } from '../fill.ts';
import { html, type Html } from '../html.ts';
import { legend } from '../legend.ts';
import { ratioScale, ratioWords, type Scale } from '../scale.ts';
import { ticks } from '../ticks.ts';

const TITLES: Readonly<Record<MeasuredAxis, string>> = {
  speed: 'Speed by size: how many times as fast',
  memory: 'Memory by size: how many times less is needed, beyond the inputs',
};

const HEIGHT = 12;

type Kind = 'measured' | 'measured-plain';

/** Before against after on one axis, a bar for each size on a scale of ratios; draws and losses are outlines. */
export function sizeChart(measurement: Measurement, kind: Kind, axis: MeasuredAxis): Html {
  const { sizes, pair } = measurement;
  const name = `${pair}-${axis}`;
  const scale = ratioScale(sizes.flatMap((size) => size[axis].ratio ?? []));
  const kinds = [
    ...(sizes.some((size) => gains(size[axis])) ? [kind] : []),
    ...(sizes.every((size) => gains(size[axis])) ? [] : ['against' as const]),
  ];
  return html`<figure class="chart ${axis}">
    <figcaption>${TITLES[axis]}</figcaption>
    ${patterns(name)}
    <ul class="close">
      ${sizes.map(
        (size, i) =>
          html`<li>
            <span class="bar-source">${sizeWords(size, measurement)}</span>
            <span class="bar-value">${comparisonWords(size[axis], axis)}</span>
            ${bar({ size, axis, kind, name, id: `${name}-${i}` }, measurement, scale)}
          </li>`,
      )}
    </ul>
    ${ticks(scale, ratioWords)}
    ${legend(
      name,
      kinds.map((one) => (one === 'against' ? { ...FIGURE_FILLS[one], words: 'draw or loss' } : FIGURE_FILLS[one])),
      'logarithmic scale',
    )}
  </figure>`;
}

interface Bar {
  readonly size: MeasuredSize;
  readonly axis: MeasuredAxis;
  readonly kind: Kind;
  readonly name: string;
  readonly id: string;
}

function bar({ size, axis, kind, name, id }: Bar, measurement: Measurement, scale: Scale): Html {
  const comparison = size[axis];
  const { fill } = FIGURE_FILLS[gains(comparison) ? kind : 'against'];
  const [one, end] = [scale.at(1), endOf(comparison, scale)];
  const [x, width] = end < one ? [end, one - end] : [one, end - one];
  return html`<svg class="bar ${fill}" width="100%" height="${HEIGHT}" role="img" aria-labelledby="${id}-title">
    <title id="${id}-title">${sizeWords(size, measurement)}: ${comparisonWords(comparison, axis)}</title>
    ${scale.ticks.map((tick) => html`<line${tick === 1 ? html` class="one"` : ''} x1="${scale.at(tick)}%" x2="${scale.at(tick)}%" y1="0" y2="${HEIGHT}" />`)}
    ${width > 0.5 && html`<rect x="${x}%" y="1" width="${width}%" height="${HEIGHT - 2}" fill="${paintOf(fill, name)}" />`}
    ${width <= 0.5 && html`<circle cx="${one}%" cy="${HEIGHT / 2}" r="4" fill="none" />`}
  </svg>`;
}

/** What has no ratio goes to the end of the scale on its side; where neither side ran there is nothing to draw. */
function endOf({ outcome, ratio }: Comparison, scale: Scale): number {
  if (outcome === 'draw' || outcome === 'neither') return scale.at(1);
  if (ratio !== undefined) return scale.at(ratio);
  return gains({ outcome }) ? 100 : 0;
}
