import { axesInBrief } from '../../../core/words/effects.ts';
import type { Category, Technique } from '../../../core/knowledge/technique.ts';
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
  html`${filled(view).map(
    (category) =>
      html`<section class="category" id="${anchorOf(category.id)}" aria-labelledby="${anchorOf(category.id)}-name">
        <h3 id="${anchorOf(category.id)}-name">${mark(category.id, view.knowledge.categories)} ${category.name}</h3>
        <p class="muted">${category.summary}</p>
        <ul class="related">
          ${view.knowledge.techniquesIn(category.id).map((technique) => row(technique, view))}
        </ul>
      </section>`,
  )}`;

function row(technique: Technique, view: View): Html {
  const changes = axesInBrief(technique.axes);
  const papers = view.knowledge.papersOf(technique.id).length;
  const said = [changes, papers > 0 && `${papers} ${papers === 1 ? 'paper' : 'papers'}`].filter(Boolean).join(' · ');
  return html`<li>${techniqueLink(technique.id, view)}<span class="muted"> ${said}</span></li>`;
}
