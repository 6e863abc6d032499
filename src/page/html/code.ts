import type { Span } from '../../core/source/span.ts';
import { Html, html, visible } from './html.ts';
import { pythonTokens } from './python.ts';

/** A stretch of code that bears a class of the style sheet. */
export interface Layer extends Span {
  readonly kind: string;
}

/** Code on its own lines, coloured where the language is Python. Reached by the keyboard, because it may scroll. */
export function codeBlock(code: string, language: string, label = 'Code'): Html {
  const layers = language === 'python' ? [...pythonTokens(code)] : [];
  return html`<div class="code">
    <pre
      tabindex="0"
      role="group"
      aria-label="${label}"
    ><code>${painted(code, { start: 0, end: code.length }, layers)}</code></pre>
  </div>`;
}

/** A piece of code with its layers, which may overlap and reach beyond it. */
export function painted(code: string, { start, end }: Span, layers: readonly Layer[]): Html {
  const inside = layers.filter((layer) => layer.start < end && start < layer.end);
  const cuts = [...new Set([start, end, ...inside.flatMap((layer) => [layer.start, layer.end])])]
    .filter((cut) => start <= cut && cut <= end)
    .sort((a, b) => a - b);
  let source = '';
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[i + 1]!;
    const kinds = inside.filter((layer) => layer.start <= from && to <= layer.end).map(({ kind }) => kind);
    const text = visible(code.slice(from, to));
    source += (kinds.length ? html`<span class="${kinds.join(' ')}">${text}</span>` : text).source;
  }
  return new Html(source);
}
