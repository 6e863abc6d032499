import { AXES } from '../../../core/knowledge/axes.ts';
import type { Category, Technique } from '../../../core/knowledge/technique.ts';
import { allFigures, figureCounts } from '../../../core/landscape/figureCounts.ts';
import { effectWords } from '../../../core/words/effects.ts';
import { gauge } from '../gauge.ts';
import { html, type Html } from '../html.ts';
import { techniqueLink, type View } from '../view.ts';
import { mark } from './mark.ts';

/** Anchor of the section that lists all techniques. */
export const ALL_TECHNIQUES = 'techniques';

/** Anchor of a category's techniques in that section. */
export const anchorOf = (category: string): string => `category-${category}`;

/** The categories that hold techniques. */
export const filled = ({ knowledge }: View): readonly Category[] =>
  knowledge.categories.filter(({ id }) => knowledge.techniquesIn(id).length > 0);

/** All techniques by category, with what they change and how much stands behind them. */
export const roster = (view: View): Html =>
  html`<table class="roster">
    <thead>
      <tr>
        <th scope="col">Technique</th>
        ${AXES.map((axis) => html`<th class="effect" scope="col"><span>${axis}</span></th>`)}
        <th class="amount" scope="col"><span>Papers</span></th>
        <th class="amount" scope="col"><span>Figures</span></th>
      </tr>
    </thead>
    ${filled(view).map(
      (category) =>
        html`<tbody id="${anchorOf(category.id)}">
          <tr>
            <th class="category" scope="rowgroup" colspan="${AXES.length + 3}">
              <span class="marked">${mark(category.id, view.knowledge.categories)}<span>${category.name}</span></span>
              <p>${category.summary}</p>
            </th>
          </tr>
          ${view.knowledge.techniquesIn(category.id).map((technique) => row(technique, view))}
        </tbody>`,
    )}
  </table>`;

const row = (technique: Technique, view: View): Html =>
  html`<tr>
    <th scope="row">${techniqueLink(technique.id, view)}</th>
    ${AXES.map((axis) => {
      const effect = technique.axes[axis];
      if (!effect) return html`<td class="effect muted">–<span class="said">not stated</span></td>`;
      return html`<td class="effect ${effect.direction}">
        ${gauge(effect)}<span class="words">${effectWords(axis, effect)}</span>
      </td>`;
    })}
    <td class="amount">${view.knowledge.papersOf(technique.id).length}</td>
    <td class="amount">${allFigures(figureCounts(technique.evidence))}</td>
  </tr>`;
