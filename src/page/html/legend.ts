import { type Fill, paintOf } from './fill.ts';
import { html, type Html } from './html.ts';

const HEIGHT = 12;

/** What the fills of a chart stand for, and what else has to be known to read it. */
export const legend = (
  chart: string,
  entries: readonly { readonly fill: Fill; readonly words: string }[],
  note?: string,
): Html =>
  html`<p class="legend">
    ${entries.map(
      ({ fill, words }) =>
        html`<span
          ><svg class="bar ${fill}" width="20" height="${HEIGHT}" aria-hidden="true">
            <rect x="1" y="1" width="18" height="${HEIGHT - 2}" fill="${paintOf(fill, chart)}" />
          </svg>
          ${words}</span
        >`,
    )}${note !== undefined && html`<span>${note}</span>`}
  </p>`;
