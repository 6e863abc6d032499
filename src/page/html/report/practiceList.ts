import type { PracticeUse } from '../../../core/report/practiceUse.ts';
import { counted, lineWords } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';
import { techniqueLink } from '../view.ts';
import type { ReportView } from './reportView.ts';

const SHOWN = 8;

/** What is done well, with where. */
export const practiceList = (practices: readonly PracticeUse[], view: ReportView): Html =>
  html`<ul class="entries">
    ${practices.map(
      (use) =>
        html`<li>
          <p>${techniqueLink(use.technique, view)} <span class="muted">${use.message}</span></p>
          <details>
            <summary>${counted(use.places.length, 'place')}</summary>
            ${places(use, view)}
          </details>
        </li>`,
    )}
  </ul>`;

function places({ practice, places: all }: PracticeUse, view: ReportView): Html {
  const more = all.length - SHOWN;
  return html`<ul>
    ${all.slice(0, SHOWN).map((place) => html`<li><a class="path" href="${view.place(place.path, place.span, practice)}">${lineWords(place)}</a></li>`)}
    ${more > 0 && html`<li class="muted">and ${more} more</li>`}
  </ul>`;
}
