import type { Silenced } from '../../../core/report/summary.ts';
import { placeWords, SCOPE_WORDS } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';
import { folded } from './folded.ts';
import type { ReportView } from './reportView.ts';

const SHOWN = 20;
const PLACES = 3;

/** Findings that are silenced, with by what, why and where. */
export const silencedList = (silenced: readonly Silenced[], view: ReportView): Html =>
  folded(
    silenced.map((group) => entry(group, view)),
    SHOWN,
    'entry',
    (part) =>
      html`<ul class="entries">
        ${part}
      </ul>`,
  );

function entry({ pattern, by, reason, rows }: Silenced, view: ReportView): Html {
  const message = view.knowledge.pattern(pattern)?.message;
  const more = rows.length - PLACES;
  return html`<li>
    <p><code>${pattern}</code> ${message !== undefined && html`<span class="muted">${message}</span>`}</p>
    <p>
      ${SCOPE_WORDS[by]}:
      ${reason === undefined ? html`<span class="muted">no reason given</span>` : html`<q>${reason}</q>`}
    </p>
    <p>
      ${rows.slice(0, PLACES).map((row) => html`<a class="path" href="${view.place(row.path, row.span, row.card.id)}">${placeWords(row)}</a> `)}
      ${more > 0 && html`<span class="muted">and ${more} more</span>`}
    </p>
  </li>`;
}
