import type { Technique, Variant } from '../../core/knowledge/technique.ts';
import { html, type Html } from './html.ts';
import { fromMarkdown } from './markdown.ts';
import { external } from './view.ts';

const SOURCE = /^(?<title>.+), *(?<address>https?:\/\/[^\s,]+), *(?<version>.+)$/;

/** One part for each framework, each with where it was taken from or how it was run. */
export function howToFix({ how, frameworks }: Technique): Html {
  return html`${frameworks.length > 0 && html`<p class="muted">Needs ${frameworks.map(({ name, versions }, i) => html`${i > 0 && ', '}${name} ${versions}`)}.</p>`}
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
