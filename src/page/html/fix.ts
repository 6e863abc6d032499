import type { Technique, Variant } from '../../core/knowledge/technique.ts';
import { effectWords } from '../../core/words/effects.ts';
import { html, type Html } from './html.ts';
import { fromMarkdown } from './markdown.ts';
import { external } from './view.ts';

const SOURCE = /^(?<title>.+), *(?<address>https?:\/\/[^\s,]+), *(?<version>.+)$/;

/** What it needs and does to results, and one part for each framework, with where it was taken from or how it was run. */
export function howToFix({ how, frameworks, axes }: Technique): Html {
  const needs = frameworks.map(({ name, versions }) => `${name} ${versions}`).join(', ');
  const terms = [needs && `Needs ${needs}`, axes.quality && effectWords('quality', axes.quality)].filter(Boolean);
  return html`${terms.length > 0 && html`<p class="muted">${terms.join('; ')}.</p>`}
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
