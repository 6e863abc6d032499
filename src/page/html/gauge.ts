import type { Effect } from '../../core/knowledge/axes.ts';
import { html, type Html } from './html.ts';

const SIZES = ['small', 'medium', 'large'] as const;

/** An effect as one to three bars: rising for better, hanging for worse; two even strokes for the same. */
export function gauge(effect: Effect): Html {
  if (effect.direction === 'same') {
    return html`<svg class="gauge" width="12" height="12" aria-hidden="true">
      <path d="M1 4h10v1.5H1zM1 7.5h10V9H1z" />
    </svg>`;
  }
  const filled = SIZES.indexOf(effect.size);
  const bars = SIZES.map((_, i) => {
    const height = 4 * (i + 1);
    const y = effect.direction === 'better' ? 12 - height : 0;
    return html`<rect${i > filled ? html` class="off"` : ''} x="${i * 4}" y="${y}" width="3" height="${height}" />`;
  });
  return html`<svg class="gauge" width="11" height="12" aria-hidden="true">${bars}</svg>`;
}
