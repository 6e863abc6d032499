import { counted } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';

/** Nobody reads further, and a page of thousands is slow. */
const MOST = 300;

/** The first entries of a list, and the others behind a line that opens them. */
export function folded(
  entries: readonly Html[],
  shown: number,
  noun: string,
  listOf: (part: readonly Html[]) => Html,
): Html {
  const rest = entries.slice(shown, MOST);
  const more = entries.length - MOST;
  return html`${listOf(entries.slice(0, shown))}
  ${
    rest.length > 0 &&
    html`<details>
      <summary>${counted(entries.length - shown, `more ${noun}`)}</summary>
      ${listOf(rest)} ${more > 0 && html`<p class="muted">and ${more} more, which the report as JSON has</p>`}
    </details>`
  }`;
}
