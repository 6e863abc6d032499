import { OUTSIDE } from '../../../core/knowledge/knowledge.ts';
import { paperYears } from '../../../core/landscape/paperYears.ts';
import { html, type Html } from '../html.ts';
import type { View } from '../view.ts';
import { paperChart } from './paperChart.ts';
import { paperTable } from './paperTable.ts';

/** When the papers of the index were written, and about what. */
export function papersByYear(view: View): Html {
  const years = paperYears(view.knowledge);
  if (!years.periods.length) return html`<p class="note">There are no papers.</p>`;
  const outside = years.rows.find(({ category }) => category.id === OUTSIDE)?.counts ?? years.counts.map(() => 0);
  return html`<p>Each paper counts once, in the category of the first technique that it is listed under.</p>
    ${paperChart(years, outside)} ${paperTable(years, view)}`;
}
