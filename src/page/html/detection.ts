import type { Tier } from '../../core/knowledge/pattern.ts';
import type { Technique } from '../../core/knowledge/technique.ts';
import { precisionWords } from '../../core/words/precisionWords.ts';
import { html, type Html } from './html.ts';
import type { View } from './view.ts';

const TIERS: Readonly<Record<Tier, string>> = {
  breaks: 'Shown as a warning',
  clear: 'Shown as information',
  likely: 'Shown as a hint',
  optional: 'Shown in the tree and in reports only',
};

const HOW_MEASURED =
  'Precision: findings are drawn from public repositories that nobody here wrote, and two readers judge each. A place is ' +
  'right when one reader says so and neither says wrong; one that is unclear to both is not counted. ' +
  'The bound is the lower one of Wilson’s 95 % interval.';

/** What code leads here, and how often that is right. */
export function detection({ id, inCode }: Technique, { knowledge }: View): Html {
  const patterns = knowledge.patternsOf(id);
  if (!patterns.length) {
    return inCode
      ? html`<h3>How it is recognised in code</h3>
          <p class="muted">
            Nothing is looked for in code yet; search, the tree and the names of its functions lead here.
          </p>`
      : html``;
  }
  return html`<h3>How it is recognised in code</h3>
    <dl class="detection">
      ${patterns.map(
        (pattern) =>
          html`<dt><code>${pattern.id}</code></dt>
            <dd>
              ${pattern.message}
              <span class="muted">${TIERS[pattern.tier]}. Precision: ${precisionWords(pattern.precision)}.</span>
            </dd>`,
      )}
    </dl>
    ${patterns.some(({ precision }) => precision) && html`<p class="muted">${HOW_MEASURED}</p>`}`;
}
