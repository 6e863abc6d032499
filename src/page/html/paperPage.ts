import { OUTSIDE } from '../../core/knowledge/knowledge.ts';
import type { Figure, Paper } from '../../core/knowledge/paper.ts';
import { citation } from './citation.ts';
import { html, type Html } from './html.ts';
import { paperFacts } from './papers.ts';
import { similarList } from './similar.ts';
import { table } from './table.ts';
import { techniqueLink, type View } from './view.ts';

/** The page of a paper: short enough to be read without tabs. */
export const paperPage = (paper: Paper, view: View): Html =>
  html`<header>
      <p class="kind">Paper</p>
      <h1>${paper.title}</h1>
      ${paperFacts(paper)}
    </header>
    <main>
      ${paper.summary === undefined ? html`<p class="note">No summary is written yet.</p>` : html`<p class="summary">${paper.summary}</p>`}
      ${paper.figures.length > 0 && figures(paper.figures)} ${techniques(paper, view)} ${similarList(paper, view)}
      ${
        paper.keywords.length > 0 &&
        html`<h2 id="keywords">Keywords</h2>
          <ul class="keywords">
            ${paper.keywords.map((keyword) => html`<li>${keyword}</li>`)}
          </ul>`
      }
      <h2 id="cite">To cite it</h2>
      ${citation(paper)}
    </main>`;

const figures = (stated: readonly Figure[]): Html =>
  html`<h2 id="figures">Figures, as the abstract states them</h2>
    ${table(
      'Figures',
      [{ title: 'Metric' }, { title: 'Value', kind: 'value' }, { title: 'Against' }, { title: 'On' }],
      stated.map(({ metric, value, against, on, derived }) => [
        metric,
        html`${value}${derived !== undefined && html`<br /><span class="muted">worked out: ${derived}</span>`}`,
        against,
        on,
      ]),
    )}`;

function techniques(paper: Paper, view: View): Html {
  const outside = paper.techniques.find((tag) => tag.startsWith(`${OUTSIDE}/`));
  if (outside !== undefined) {
    return html`<h2 id="techniques">Subject</h2>
      <p>
        ${outside.slice(OUTSIDE.length + 1).replaceAll('-', ' ')}; outside efficiency, so nothing in code leads here.
      </p>`;
  }
  return html`<h2 id="techniques">Techniques</h2>
    <ul class="related">
      ${paper.techniques.map((id) => {
        const technique = view.knowledge.technique(id);
        const why = technique?.papers.find((listed) => listed.id === paper.id)?.why;
        return html`<li>
          ${techniqueLink(id, view)}${technique && html`<span class="muted"> ${technique.summary}</span>`}
          ${why !== undefined && html`<p><span class="muted">Why it is listed:</span> ${why}</p>`}
        </li>`;
      })}
    </ul>`;
}
