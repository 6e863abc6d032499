import type { PaperOfTechnique } from '../../core/knowledge/knowledge.ts';
import { arxivUrl, type Paper } from '../../core/knowledge/paper.ts';
import { citation } from './citation.ts';
import { html, type Html } from './html.ts';
import { external, type View } from './view.ts';

/** The papers of a technique, in the order in which it lists them. */
export const paperList = (papers: readonly PaperOfTechnique[], view: View): Html =>
  html`${papers.map(
    ({ paper, why }) =>
      html`<article class="paper">
        <h3><a href="${view.addresses.paper(paper.id)}">${paper.title}</a></h3>
        ${paperFacts(paper)} ${why !== undefined && html`<p><span class="muted">Why it is listed:</span> ${why}</p>`}
        ${paper.summary !== undefined && html`<p>${paper.summary}</p>`}
        <details class="citation">
          <summary>To cite it</summary>
          ${citation(paper)}
        </details>
      </article>`,
  )}`;

/** `Code on github.com: owner/name`. */
function codeWords(address: string): string {
  const [, host, path] = /^https?:\/\/([^/]+)\/(.+?)\/?$/.exec(address) ?? [];
  return host === undefined ? 'Code' : `Code on ${host}: ${path}`;
}

/** Year, stages, and where to read it and find its code. */
export const paperFacts = (paper: Paper): Html =>
  html`<ul class="facts">
    <li>${paper.year}</li>
    ${paper.stage.length > 0 && html`<li>${paper.stage.join(', ')}</li>`}
    <li>${external(arxivUrl(paper), `arXiv:${paper.arxiv}`)}</li>
    ${paper.code !== null && html`<li>${external(paper.code, codeWords(paper.code))}</li>`}
  </ul>`;
