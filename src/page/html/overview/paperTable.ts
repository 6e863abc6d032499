import type { PaperYears, YearRow } from '../../../core/landscape/paperYears.ts';
import { html, type Html } from '../html.ts';
import { countScale, type Scale } from '../scale.ts';
import type { View } from '../view.ts';
import { mark } from './mark.ts';
import { anchorOf } from './roster.ts';

const HEIGHT = 22;

/** Papers by category and year: a number in every cell, and a bar below it on one scale for all of them. */
export function paperTable({ periods, rows, counts }: PaperYears, view: View): Html {
  const scale = countScale(rows.flatMap((row) => row.counts));
  const all = counts.reduce((sum, count) => sum + count, 0);
  return html`<table class="years">
    <caption>
      Papers by category and year
    </caption>
    <thead>
      <tr>
        <th scope="col">Category</th>
        ${periods.map(({ name }) => html`<th class="amount" scope="col"><span>${name}</span></th>`)}
        <th class="amount" scope="col"><span>All</span></th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => rowHtml(row, scale, view))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">All</th>
        ${counts.map((count) => html`<td class="amount">${count}</td>`)}
        <td class="amount">${all}</td>
      </tr>
    </tfoot>
  </table>`;
}

const rowHtml = ({ category, counts, all }: YearRow, scale: Scale, { knowledge }: View): Html =>
  html`<tr>
    <th scope="row">
      ${
        knowledge.techniquesIn(category.id).length > 0
          ? html`<a class="marked" href="#${anchorOf(category.id)}" title="${category.summary}"
              >${mark(category.id, knowledge.categories)}<span>${category.name}</span></a
            >`
          : category.name
      }
    </th>
    ${counts.map((count) => html`<td class="amount${!count && ' none'}">${count}${bar(count, scale)}</td>`)}
    <td class="amount all">${all}</td>
  </tr>`;

/** The number is said beside it. */
function bar(count: number, scale: Scale): Html {
  const height = (scale.at(count) * HEIGHT) / 100;
  return html`<svg class="bar" width="100%" height="${HEIGHT}" aria-hidden="true">
    <line class="one" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}" />
    ${count > 0 && html`<rect x="0" y="${HEIGHT - height}" width="100%" height="${height}" fill="currentColor" />`}
  </svg>`;
}
