import { counted } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';

/** The first entries of a list, and the others behind a line that opens them. */
export function folded(
  entries: readonly Html[],
  shown: number,
  noun: string,
  listOf: (part: readonly Html[]) => Html,
): Html {
  const rest = entries.slice(shown);
  return html`${listOf(entries.slice(0, shown))}
  ${
    rest.length > 0 &&
    html`<details>
      <summary>${counted(rest.length, `more ${noun}`)}</summary>
      ${listOf(rest)}
    </details>`
  }`;
}
