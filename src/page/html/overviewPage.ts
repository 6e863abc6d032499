import { allFigures, type FigureCounts, figureCounts } from '../../core/landscape/figureCounts.ts';
import { html, type Html } from './html.ts';
import { effects } from './overview/effects.ts';
import { figures } from './overview/figures.ts';
import { papersByYear } from './overview/papersByYear.ts';
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
  { id: 'effects', title: 'Memory and speed', body: effects(view) },
  { id: 'papers', title: 'Papers', count: view.knowledge.papers.length, body: papersByYear(view) },
  { id: 'figures', title: 'Figures', count: allFigures(totals(view)), body: figures(view) },
  { id: ALL_TECHNIQUES, title: 'All techniques', count: view.knowledge.techniques.length, body: roster(view) },
];

function facts(view: View): Html {
  const { techniques, papers } = view.knowledge;
  const counts = totals(view);
  return html`<ul class="facts">
    <li>${techniques.length} techniques in ${filled(view).length} categories</li>
    <li>${papers.length} papers</li>
    <li>${allFigures(counts)} figures, ${counts.against} of them losses or draws</li>
  </ul>`;
}

const totals = ({ knowledge }: View): FigureCounts =>
  figureCounts(knowledge.techniques.flatMap(({ evidence }) => evidence));
