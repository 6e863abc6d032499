import type { BaselineEntry } from '../../../core/baseline/baseline.ts';
import type { Row } from '../../../core/report/report.ts';
import type { Summary } from '../../../core/report/summary.ts';
import { placeWords } from '../../../core/words/reportWords.ts';
import { visible, html, type Html } from '../html.ts';
import { folded } from './folded.ts';
import type { ReportView } from './reportView.ts';

const SHOWN = 15;

/** What is new, what is gone and how much is as it was. */
export const sinceBaseline = ({ fresh, gone, unchanged }: NonNullable<Summary['since']>, view: ReportView): Html =>
  html`<p>
      ${fresh.length} new, ${gone.reduce((sum, { count }) => sum + count, 0)} gone, ${unchanged.length} unchanged.
    </p>
    ${
      fresh.length > 0 &&
      html`<h3>New</h3>
        ${entries(fresh.map((row) => freshEntry(row, view)))}`
    }
    ${
      gone.length > 0 &&
      html`<h3>Gone</h3>
        ${entries(gone.map((entry) => goneEntry(entry, view)))}`
    }`;

const entries = (all: readonly Html[]): Html =>
  folded(
    all,
    SHOWN,
    'entry',
    (part) =>
      html`<ul class="entries">
        ${part}
      </ul>`,
  );

const freshEntry = (row: Row, view: ReportView): Html =>
  html`<li>
    <p><a class="path" href="${view.place(row.path, row.span, row.card.id)}">${placeWords(row)}</a></p>
    <p><span class="tag">${row.card.tier}</span> ${row.card.message}</p>
  </li>`;

const goneEntry = ({ path, pattern, line, count }: BaselineEntry, { knowledge }: ReportView): Html =>
  html`<li>
    <p><span class="path">${path}</span> <code class="was">${visible(line)}</code>${count > 1 && ` ${count} times`}</p>
    <p class="muted">${knowledge.pattern(pattern)?.message ?? pattern}</p>
  </li>`;
