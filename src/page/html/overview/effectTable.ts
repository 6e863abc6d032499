import type { Technique } from '../../../core/knowledge/technique.ts';
import type { EffectCell } from '../../../core/landscape/effectMap.ts';
import { effectOf, type Level, LEVELS } from '../../../core/landscape/level.ts';
import { gauge } from '../gauge.ts';
import { html, type Html } from '../html.ts';
import type { View } from '../view.ts';
import { levelWords, SIDES } from './levelWords.ts';
import { mark } from './mark.ts';

/**
 * The map of techniques: a row for each effect on memory, a column for each on speed, and in the cells a mark for each
 * technique, which leads to its page. Where the page is wide enough the marks bear their names, else the one with the
 * mouse or the focus does.
 */
export const effectTable = (rows: readonly (readonly EffectCell[])[], view: View): Html =>
  html`<table class="map">
    <caption>
      Memory from top to bottom, speed from left to right
    </caption>
    <colgroup>
      <col class="sides" />
      <col class="steps" />
    </colgroup>
    <thead>
      <tr>
        <td colspan="2" rowspan="2"></td>
        ${SIDES.map(({ levels, speed }) => html`<th scope="colgroup" colspan="${levels.length}"><span>${speed}</span></th>`)}
      </tr>
      <tr>
        ${LEVELS.map((level) => html`<th scope="col">${step('speed', level)}</th>`)}
      </tr>
    </thead>
    ${[...SIDES]
      .sort((a, b) => a.fromTop - b.fromTop)
      .map(({ levels, memory }) => {
        const own = rows.filter((cells) => levels.includes(cells[0]!.memory));
        return html`<tbody>
          ${own.map(
            (cells, i) =>
              html`<tr>
                ${i === 0 && html`<th class="side" scope="rowgroup" rowspan="${own.length}"><span>${memory}</span></th>`}
                <th scope="row">${step('memory', cells[0]!.memory)}</th>
                ${cells.map((cell) => cellHtml(cell, view))}
              </tr>`,
          )}
        </tbody>`;
      })}
  </table>`;

/** How large an effect is: drawn, with its size where there is room, and said in words for those who do not see it. */
function step(axis: 'memory' | 'speed', level: Level): Html {
  const effect = effectOf(level);
  return html`${
      effect &&
      html`<span class="axis-step ${effect.direction}" aria-hidden="true"
        >${gauge(effect)}${effect.direction !== 'same' && html`<span class="size">${effect.size}</span>`}</span
      >`
    }<span class="said">${levelWords(axis, level)}</span>`;
}

const cellHtml = ({ memory, speed, techniques }: EffectCell, view: View): Html =>
  html`<td class="${quadrant(memory, speed)}">
    ${
      techniques.length > 0 &&
      html`<ul>
        ${techniques.map((technique) => markLink(technique, view))}
      </ul>`
    }
  </td>`;

/** Of interest are the corners: better in both, worse in both. */
function quadrant(memory: Level, speed: Level): string {
  const sides = [memory, speed].map((level) => level.split('-')[0]);
  return sides[0] === sides[1] && (sides[0] === 'better' || sides[0] === 'worse') ? `both-${sides[0]}` : '';
}

function markLink({ id, name, category, summary }: Technique, { knowledge, addresses }: View): Html {
  const kind = knowledge.category(category)?.name ?? category;
  return html`<li>
    <a class="marked" href="${addresses.technique(id)}" title="${summary}"
      >${mark(category, knowledge.categories)}<span class="name">${name}</span><span class="said"> (${kind})</span></a
    >
  </li>`;
}
