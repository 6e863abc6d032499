import type { Technique } from '../../../core/knowledge/technique.ts';
import { allFigures, type FigureCounts, figureCounts } from '../../../core/landscape/figureCounts.ts';
import { html, type Html } from '../html.ts';
import { techniqueLink, type View } from '../view.ts';
import { figureChart } from './figureChart.ts';
import { figureTable } from './figureTable.ts';
import { filled } from './roster.ts';

/** How much is known in figures: by category, by technique, and of which techniques nothing is. */
export function figures(view: View): Html {
  const { techniques } = view.knowledge;
  const rows = filled(view).map((category) => ({
    category,
    counts: figureCounts(view.knowledge.techniquesIn(category.id).flatMap(({ evidence }) => evidence)),
  }));
  const without = techniques.filter(({ evidence }) => !allFigures(figureCounts(evidence)));
  return html`<p>${sumWords(techniques)}</p>
    ${
      without.length > 0 &&
      html`<p>
        Without a figure so far: ${without.map(({ id }, i) => html`${i > 0 && ', '}${techniqueLink(id, view)}`)}.
      </p>`
    }
    ${figureChart(rows)} ${figureTable(rows, view)}`;
}

function sumWords(techniques: readonly Technique[]): string {
  const counts = techniques.map(({ evidence }) => figureCounts(evidence));
  const having = (holds: (of: FigureCounts) => boolean): number => counts.filter(holds).length;
  const all = having((of) => allFigures(of) > 0);
  const measured = having((of) => of.measured + of['measured-plain'] > 0);
  const sources =
    measured === 0
      ? 'All are as papers state them in their abstracts; none was measured here.'
      : `For ${measured} some were measured here; the others are as papers state them in their abstracts.`;
  return `${all} of ${techniques.length} techniques have figures, ${having((of) => of.against > 0)} of them also losses or draws. ${sources}`;
}
