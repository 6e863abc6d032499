import { OUTSIDE } from '../../core/knowledge/knowledge.ts';
import type { Figure, Paper } from '../../core/knowledge/paper.ts';
import { bibtex } from '../../core/words/citation.ts';
import { codeBlock } from './code.ts';
import { html, type Html } from './html.ts';
import { paperFacts } from './papers.ts';
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
      ${paper.figures.length > 0 && figures(paper.figures)} ${techniques(paper, view)}
      ${
        paper.keywords.length > 0 &&
        html`<h2>Keywords</h2>
          <ul class="keywords">
            ${paper.keywords.map((keyword) => html`<li>${keyword}</li>`)}
          </ul>`
      }
      <h2>To cite it</h2>
      ${codeBlock(bibtex(paper), 'bibtex', 'BibTeX')}
    </main>`;

const figures = (stated: readonly Figure[]): Html =>
  html`<h2>Figures, as the abstract states them</h2>
    <div class="table" tabindex="0" role="group" aria-label="Figures">
      <table>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Value</th>
            <th scope="col">Against</th>
            <th scope="col">On</th>
          </tr>
        </thead>
        <tbody>
          ${stated.map(
            ({ metric, value, against, on, derived }) =>
              html`<tr>
                <td>${metric}</td>
                <td class="value">
                  ${value}${derived !== undefined && html`<br /><span class="muted">worked out: ${derived}</span>`}
                </td>
                <td>${against}</td>
                <td>${on}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;

function techniques(paper: Paper, view: View): Html {
  const outside = paper.techniques.find((tag) => tag.startsWith(`${OUTSIDE}/`));
  if (outside !== undefined) {
    return html`<h2>Subject</h2>
      <p>
        ${outside.slice(OUTSIDE.length + 1).replaceAll('-', ' ')}; outside efficiency, so nothing in code leads here.
      </p>`;
  }
  return html`<h2>Techniques</h2>
    <ul class="related">
      ${paper.techniques.map((id) => {
        const summary = view.knowledge.technique(id)?.summary;
        return html`<li>
          ${techniqueLink(id, view)}${summary !== undefined && html`<span class="muted"> ${summary}</span>`}
        </li>`;
      })}
    </ul>`;
}
