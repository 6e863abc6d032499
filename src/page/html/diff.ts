import { type ChangedLine, readChange } from '../../core/knowledge/change.ts';
import { painted } from './code.ts';
import { html, type Html } from './html.ts';
import { pythonTokens } from './python.ts';

const WORDS = { removed: 'before: ', added: 'after: ', kept: undefined } as const;

/**
 * Python before and after a change. Sign and colour tell the lines apart, and words do for those who hear the page; what
 * is copied is the code after the change.
 */
export const diffBlock = (diff: string): Html =>
  html`<div class="code diff">
    <pre tabindex="0" role="group" aria-label="Before and after"><code>${readChange(diff).map(lineHtml)}</code></pre>
  </div>`;

function lineHtml({ kind, code }: ChangedLine): Html {
  const words = WORDS[kind];
  const text = painted(code, { start: 0, end: code.length }, [...pythonTokens(code)]);
  return html`<span class="line ${kind}"
    >${words !== undefined && html`<span class="said">${words}</span>`}<span class="text">${text}</span></span
  >`;
}
