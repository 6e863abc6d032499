import { allFigures, figureCounts } from '../../core/landscape/figureCounts.ts';
import { html, type Html } from './html.ts';
import { ALL_TECHNIQUES, filled, roster } from './overview/roster.ts';
import { contents, type Section, sectionHtml } from './section.ts';
import type { View } from './view.ts';

export const OVERVIEW_TITLE = 'Overview of techniques';

/** All techniques and papers at a glance. */
export function overviewPage(view: View): Html {
  const sections = sectionsOf(view);
  return html`<header>
      <p class="kind">Efficiency Lens</p>
      <h1>${OVERVIEW_TITLE}</h1>
      ${facts(view)}
    </header>
    ${contents(sections)}
    <main>${sections.map(sectionHtml)}</main>`;
}

const sectionsOf = (view: View): Section[] => [
  { id: ALL_TECHNIQUES, title: 'All techniques', count: view.knowledge.techniques.length, body: roster(view) },
];

function facts(view: View): Html {
  const { techniques, papers } = view.knowledge;
  const figures = figureCounts(techniques.flatMap(({ evidence }) => evidence));
  return html`<ul class="facts">
    <li>${techniques.length} techniques in ${filled(view).length} categories</li>
    <li>${papers.length} papers</li>
    <li>${allFigures(figures)} figures, ${figures.against} of them losses or draws</li>
  </ul>`;
}
