import type { Technique, Variant } from '../../core/knowledge/technique.ts';
import { effectWords } from '../../core/words/effects.ts';
import { html, type Html } from './html.ts';
import { fromMarkdown } from './markdown.ts';
import { external } from './view.ts';

const SOURCE = /^(?<title>.+), *(?<address>https?:\/\/[^\s,]+), *(?<version>.+)$/;

/** What it needs and does to results, and one part for each framework, with where it was taken from or how it was run. */
export function howToFix({ how, frameworks, axes }: Technique): Html {
  return html`<ul class="facts">
      ${frameworks.length > 0 && html`<li>Needs ${frameworks.map(({ name, versions }) => `${name} ${versions}`).join(', ')}</li>`}
      ${axes.quality && html`<li>${effectWords('quality', axes.quality)}</li>`}
    </ul>
    <div class="variants">${how.map(variantHtml)}</div>`;
}

const variantHtml = ({ framework, mark, source, markdown }: Variant): Html =>
  html`<section class="variant" data-variant="${framework}">
    <h3>${framework}</h3>
    ${fromMarkdown(markdown)}
    <p class="source">
      <span class="tag">${mark === 'run' ? 'run' : 'read'}</span> ${mark === 'read' ? readSource(source) : source}
    </p>
  </section>`;

function readSource(source: string): Html {
  const parts = SOURCE.exec(source)?.groups;
  return parts ? html`${external(parts['address']!, parts['title']!)}, ${parts['version']}` : html`${source}`;
}
