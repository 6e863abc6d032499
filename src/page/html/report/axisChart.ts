import type { Axis } from '../../../core/knowledge/axes.ts';
import { totalOf } from '../../../core/report/count.ts';
import type { Summary } from '../../../core/report/summary.ts';
import { tierWords } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';
import { countScale } from '../scale.ts';
import { ticks } from '../ticks.ts';
import { countTable } from './countTable.ts';
import { tierBar, tierLegend } from './tierBar.ts';

const NAMES: Readonly<Record<Axis, string>> = {
  memory: 'Memory',
  speed: 'Speed',
  cost: 'Cost',
  quality: 'Quality of results',
};

/** Findings by what they would make better, as bars and as a table. */
export function axisChart({ axes, tiers }: Summary): Html {
  const scale = countScale([...axes.map((axis) => totalOf(axis.tiers)), totalOf(tiers)]);
  const bars = [
    ...axes.map(({ axis, tiers: counts }) => ({ id: axis, head: NAMES[axis], tiers: counts })),
    { id: 'all', head: 'All findings', tiers },
  ];
  return html`<figure class="chart counted">
      ${tierLegend(tiers)}
      <ul>
        ${bars.map(
          ({ id, head, tiers: counts }) =>
            html`<li>
              <span class="bar-source">${head}</span>
              <span class="bar-value">${totalOf(counts)}</span>
              ${tierBar(`bar-${id}`, head, counts, scale)}
              <span class="bar-conditions">${tierWords(counts)}</span>
            </li>`,
        )}
      </ul>
      ${ticks(scale, String)}
    </figure>
    <p class="muted">A finding that would make several things better counts under each of them.</p>
    ${countTable('In numbers', 'Better', bars)}`;
}
