import type { Category } from '../../../core/knowledge/technique.ts';
import { html, type Html } from '../html.ts';

/** Nine forms that differ at a glance, drawn in a square of 12. */
const FORMS = [
  'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  'M1.5 1.5h9v9h-9z',
  'M6 .5L11.5 6L6 11.5L.5 6z',
  'M6 1L11.5 10.5H.5z',
  'M6 11L.5 1.5h11z',
  'M4 1h4v3h3v4H8v3H4V8H1V4h3z',
  'M6 .5l1.6 3.6l3.9.4l-2.9 2.6l.8 3.9L6 9l-3.4 2l.8-3.9L.5 4.5l3.9-.4z',
  'M1 1h10L7.5 6L11 11H1l3.5-5z',
  'M3.2.8L6 3.6L8.8.8l2.4 2.4L8.4 6l2.8 2.8l-2.4 2.4L6 8.4l-2.8 2.8L.8 8.8L3.6 6L.8 3.2z',
];
const COLOURS = 5;

/**
 * The mark of a category: a form, filled or hollow, and a colour. Eighteen categories have marks that differ without
 * their colours; from there on they come again.
 */
export function mark(category: string, categories: readonly Category[]): Html {
  const i = Math.max(
    0,
    categories.findIndex(({ id }) => id === category),
  );
  const hollow = Math.floor(i / FORMS.length) % 2 === 1;
  return html`<svg
    class="mark hue-${i % COLOURS}${hollow && ' hollow'}"
    width="12"
    height="12"
    viewBox="0 0 12 12"
    aria-hidden="true"
  >
    <path d="${FORMS[i % FORMS.length]}" />
  </svg>`;
}
