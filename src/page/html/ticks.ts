import { html, type Html } from './html.ts';
import type { Scale } from './scale.ts';

/** The numbers below bars that share a scale; those at its ends stay within it. */
export const ticks = (scale: Scale, words: (tick: number) => string): Html =>
  html`<svg class="ticks" width="100%" height="16" aria-hidden="true">
    ${scale.ticks.map((tick, i) => {
      const anchor = i === 0 ? 'start' : i === scale.ticks.length - 1 ? 'end' : 'middle';
      return html`<text x="${scale.at(tick)}%" y="12" text-anchor="${anchor}">${words(tick)}</text>`;
    })}
  </svg>`;
