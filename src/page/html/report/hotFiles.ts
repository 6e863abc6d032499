import { totalOf } from '../../../core/report/count.ts';
import type { HotFile } from '../../../core/report/summary.ts';
import { tierWords } from '../../../core/words/reportWords.ts';
import { html, type Html } from '../html.ts';
import { countScale, type Scale } from '../scale.ts';
import { folded } from './folded.ts';
import type { ReportView } from './reportView.ts';
import { tierBar } from './tierBar.ts';

const SHOWN = 12;

/** Files, the one with the gravest findings first, each a link to its first finding. */
export function hotFiles(files: readonly HotFile[], view: ReportView): Html {
  const scale = countScale(files.map(({ tiers }) => totalOf(tiers)));
  const rows = files.map((file, i) => hotFile(file, `file-${i}`, scale, view));
  return folded(
    rows,
    SHOWN,
    'file',
    (part) =>
      html`<div class="chart counted">
        <ul>
          ${part}
        </ul>
      </div>`,
  );
}

function hotFile({ path, tiers, rows: [first] }: HotFile, id: string, scale: Scale, view: ReportView): Html {
  const address = first && view.place(path, first.span, first.card.id);
  return html`<li>
    <a class="bar-source path" href="${address}">${path}</a>
    <span class="bar-value">${totalOf(tiers)}</span>
    ${tierBar(id, path, tiers, scale)}
    <span class="bar-conditions">${tierWords(tiers)}</span>
  </li>`;
}
