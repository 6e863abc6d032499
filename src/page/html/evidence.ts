import { AXES } from '../../core/knowledge/axes.ts';
import { MEASURED_AXES } from '../../core/knowledge/measurement.ts';
import type { Evidence, Technique } from '../../core/knowledge/technique.ts';
import { sourceWords } from '../../core/words/evidenceWords.ts';
import { chart, isCharted } from './chart.ts';
import { detection } from './detection.ts';
import { html, type Html } from './html.ts';
import { fromMarkdown } from './markdown.ts';
import { measuredPairs } from './measured/pairs.ts';
import { ratioWords } from './scale.ts';
import { table } from './table.ts';
import type { View } from './view.ts';

/** Charts of each measured pair, then of what papers state as a ratio, a table of everything, what was not measured and why, and how to measure it. */
export function evidenceBody(technique: Technique, view: View): Html {
  const figures = technique.evidence.filter(({ kind }) => kind !== 'not-measured');
  const missing = technique.evidence.filter(({ kind }) => kind === 'not-measured');
  const charted = figures.filter(isCharted);
  const axes = AXES.filter((axis) => charted.some((figure) => figure.axis === axis));
  const isMeasured = figures.some(({ measurement }) => measurement);
  return html`${figures.length === 0 && html`<p class="note">No figure is recorded for this technique yet.</p>`}
    ${measuredPairs(technique, view)} ${isMeasured && axes.length > 0 && html`<h3>From papers</h3>`}
    ${axes.map((axis) =>
      chart(
        axis,
        charted.filter((figure) => figure.axis === axis),
        view,
      ),
    )}
    ${figures.length > 0 && evidenceTable(figures, view)}
    ${missing.map(({ claim, conditions }) => html`<p class="note">Not measured: ${claim}${conditions && ` (${conditions})`}.</p>`)}
    <h3>Measure it yourself</h3>
    ${fromMarkdown(technique.measure)} ${detection(technique, view)}`;
}

/** All figures, those that speak for it first; what is against is said in words. */
function evidenceTable(figures: readonly Evidence[], view: View): Html {
  const ordered = [...figures.filter(({ counter }) => !counter), ...figures.filter(({ counter }) => counter)];
  return table(
    'All figures',
    [{ title: 'About' }, { title: 'Result' }, { title: 'Conditions' }, { title: 'Source' }],
    ordered.map((figure) => [about(figure), result(figure), conditions(figure), source(figure, view)]),
    { shown: true },
  );
}

const about = ({ axis, measurement }: Evidence): string => (measurement ? MEASURED_AXES.join(', ') : axis);

const conditions = ({ conditions: own, measurement }: Evidence): string =>
  measurement ? `${own}. ${measurement.compares}` : own;

const result = ({ claim, ratio, counter, measurement }: Evidence): Html =>
  html`${claim}${ratio !== undefined && !measurement && html` <span class="muted">(${ratioWords(ratio)})</span>`}${
    counter && html` <span class="tag counter">did not help</span>`
  }`;

function source(figure: Evidence, { knowledge, addresses }: View): Html {
  const words = sourceWords(figure, knowledge);
  const paper = figure.paper === undefined ? undefined : knowledge.paper(figure.paper);
  return paper ? html`<a href="${addresses.paper(paper.id)}">${words}</a>` : html`${words}`;
}
