import { html, type Html, type Part } from './html.ts';

export interface Column {
  readonly title: string;
  /** A class of the style sheet for the cells. */
  readonly kind?: string;
}

/**
 * A table; on a narrow page each row becomes a card in which every cell says what it is about, so that nothing is cut.
 *
 * @param label what it shows, said above it where `shown`
 * @param rows as many cells each as there are columns
 */
export const table = (
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly Part[])[],
  { shown = false } = {},
): Html =>
  html`<table class="cards">
    <caption${shown ? '' : html` class="said"`}>
      ${label}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, i) => cellHtml(cell, columns[i]!))}
          </tr>`,
      )}
    </tbody>
  </table>`;

const cellHtml = (cell: Part, { title, kind }: Column): Html =>
  html`<td data-label="${title}" ${kind !== undefined && html` class="${kind}"`}>${cell}</td>`;
