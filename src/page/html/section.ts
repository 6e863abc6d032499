import { html, type Html } from './html.ts';

/** A part of a page that can stand behind a tab. */
export interface Section {
  /** The anchor, and what a restored page remembers. */
  readonly id: string;
  readonly title: string;
  /** Shown beside the title of the tab, unless it is 0. */
  readonly count?: number;
  readonly body: Html;
}

export const sectionHtml = ({ id, title, count, body }: Section): Html =>
  html`<section
    id="${id}"
    data-tab="${title}"
    ${!count ? '' : html` data-count="${count}"`}
    aria-labelledby="${id}-title"
  >
    <h2 id="${id}-title">${title}</h2>
    <div class="body">${body}</div>
  </section> `;

/** The way to the sections while there are no tabs. */
export const contents = (sections: readonly Section[]): Html =>
  html`<nav class="contents" aria-label="On this page">
    <ul>
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav> `;
