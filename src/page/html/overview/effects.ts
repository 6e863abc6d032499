import { type EffectCell, effectMap } from '../../../core/landscape/effectMap.ts';
import { html, type Html } from '../html.ts';
import { techniqueLink, type View } from '../view.ts';
import { effectTable } from './effectTable.ts';
import { levelWords } from './levelWords.ts';
import { mark } from './mark.ts';
import { anchorOf, filled } from './roster.ts';

/** What techniques do to memory and speed: a map of all of them, its legend, and the same in words. */
export function effects(view: View): Html {
  const rows = effectMap(view.knowledge.techniques);
  return html`<p>
      Each mark is a technique; its shape says its category. One to three bars: small (under 1.2 times), medium (under 2
      times), large; they rise for better and hang for worse.
    </p>
    <div class="effects">
      <figure>${effectTable(rows, view)} ${categories(view)}</figure>
      ${inWords(rows, view)}
    </div>`;
}

/** The legend, which leads to what a category holds. */
const categories = (view: View): Html =>
  html`<ul class="categories" aria-label="Categories">
    ${filled(view).map(
      ({ id, name, summary }) =>
        html`<li>
          <a class="marked" href="#${anchorOf(id)}" title="${summary}"
            >${mark(id, view.knowledge.categories)}<span
              >${name} <span class="count">${view.knowledge.techniquesIn(id).length}</span></span
            ></a
          >
        </li>`,
    )}
  </ul>`;

/** For pages that are too narrow for names in the map: a part of the table for each row of the map, the best first. */
const inWords = (rows: readonly (readonly EffectCell[])[], view: View): Html =>
  html`<table class="in-words">
    <caption>
      The same by name
    </caption>
    <thead>
      <tr>
        <th scope="col">Memory</th>
        <th scope="col">Speed</th>
        <th scope="col">Techniques</th>
      </tr>
    </thead>
    ${rows.map((cells) => {
      const held = byWorth(cells).filter(({ techniques }) => techniques.length > 0);
      return (
        held.length > 0 &&
        html`<tbody>
          ${held.map(
            ({ memory, speed, techniques }, i) =>
              html`<tr>
                ${i === 0 && html`<th scope="rowgroup" rowspan="${held.length}">${levelWords('memory', memory)}</th>`}
                <th scope="row">${levelWords('speed', speed)}</th>
                <td>${techniques.map(({ id }, nth) => html`${nth > 0 && ' · '}${techniqueLink(id, view)}`)}</td>
              </tr>`,
          )}
        </tbody>`
      );
    })}
  </table>`;

/** The best first, as the rows are; what is not stated stays last. */
const byWorth = (cells: readonly EffectCell[]): readonly EffectCell[] =>
  [...cells.slice(0, -1)].reverse().concat(cells.slice(-1));
