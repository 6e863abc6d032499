import { TIERS } from '../../../core/knowledge/pattern.ts';
import { type TierCounts, totalOf } from '../../../core/report/count.ts';
import { TIER_NAMES } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';

export interface CountRow {
  readonly head: Html | string;
  readonly tiers: TierCounts;
}

/** Numbers of findings by tier, a row each; tiers of which there is nothing have no column. */
export function countTable(caption: string, first: string, rows: readonly CountRow[]): Html {
  const shown = TIERS.filter((tier) => rows.some(({ tiers }) => tiers[tier]));
  return html`<table class="counts">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${first}</th>
        ${shown.map((tier) => html`<th scope="col">${TIER_NAMES[tier]}</th>`)}
        <th scope="col">all</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ head, tiers }) =>
          html`<tr>
            <th scope="row">${head}</th>
            ${shown.map((tier) => html`<td>${tiers[tier]}</td>`)}
            <td class="value">${totalOf(tiers)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
