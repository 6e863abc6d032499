import type { Technique } from '../../../core/knowledge/technique.ts';
import { allFigures, FIGURE_KINDS, figureCounts } from '../../../core/landscape/figureCounts.ts';
import { FIGURE_FILLS } from '../fill.ts';
import { html, type Html } from '../html.ts';
import { techniqueLink, type View } from '../view.ts';
import type { CategoryFigures } from './figureChart.ts';
import { mark } from './mark.ts';

/** How many figures each technique has, by where they come from; techniques without one say so. */
export const figureTable = (rows: readonly CategoryFigures[], view: View): Html =>
  html`<table class="roster figures">
    <caption>
      Figures by technique
    </caption>
    <thead>
      <tr>
        <th scope="col">Technique</th>
        ${FIGURE_KINDS.map((kind) => html`<th class="amount" scope="col"><span>${FIGURE_FILLS[kind].words}</span></th>`)}
        <th class="amount" scope="col"><span>all</span></th>
      </tr>
    </thead>
    ${rows.map(
      ({ category, counts }) =>
        html`<tbody>
          <tr class="category">
            <th scope="rowgroup">
              <span class="marked">${mark(category.id, view.knowledge.categories)}<span>${category.name}</span></span>
            </th>
            ${FIGURE_KINDS.map((kind) => amount(counts[kind]))}${amount(allFigures(counts))}
          </tr>
          ${view.knowledge.techniquesIn(category.id).map((technique) => row(technique, view))}
        </tbody>`,
    )}
  </table>`;

function row({ id, evidence }: Technique, view: View): Html {
  const counts = figureCounts(evidence);
  return html`<tr>
    <th scope="row">${techniqueLink(id, view)}</th>
    ${FIGURE_KINDS.map((kind) => amount(counts[kind]))}${amount(allFigures(counts))}
  </tr>`;
}

const amount = (count: number): Html => html`<td class="amount${!count && ' none'}">${count}</td>`;
