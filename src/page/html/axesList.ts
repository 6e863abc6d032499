import { AXES, type Axes } from '../../core/knowledge/axes.ts';
import { effectWords } from '../../core/words/effects.ts';
import { gauge } from './gauge.ts';
import { html, type Html } from './html.ts';

/** What changes and how much: said in words, and drawn as one to three bars. */
export function axesList(axes: Axes): Html {
  const changed = AXES.flatMap((axis) => (axes[axis] ? [{ axis, effect: axes[axis] }] : []));
  if (!changed.length) return html``;
  return html`<ul class="axes" aria-label="What it changes">
    ${changed.map(
      ({ axis, effect }) =>
        html`<li class="axis ${effect.direction}">${gauge(effect)}${effectWords(axis, effect)}</li>`,
    )}
  </ul>`;
}
