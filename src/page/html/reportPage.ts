import { totalOf } from '../../core/report/count.ts';
import type { Summary } from '../../core/report/summary.ts';
import { counted, coverageWords } from '../../core/words/reportWords.ts';
import { html, type Html } from './html.ts';
import { axisChart } from './report/axisChart.ts';
import { hotFiles } from './report/hotFiles.ts';
import { practiceList } from './report/practiceList.ts';
import type { ReportView } from './report/reportView.ts';
import { silencedList } from './report/silencedList.ts';
import { sinceBaseline } from './report/sinceBaseline.ts';
import { techniqueTable } from './report/techniqueTable.ts';

export const REPORT_TITLE = 'Workspace report';

/** What a scan found as a whole. Read from top to bottom, so it has no tabs. All below its header is made anew when it changes. */
export function reportPage(summary: Summary, view: ReportView): Html {
  const sections = sectionsOf(summary, view);
  return html`<header><p class="kind">${REPORT_TITLE}</p></header>
    <div class="live">
      <h1>${headline(summary)}</h1>
      ${stopped(summary)} ${facts(summary, view)} ${actions(view)} ${sections.length > 1 && contents(sections)}
      <main>
        ${sections.length > 0 ? sections.map(sectionHtml) : html`<p class="note">No inefficiency was recognised in the files that were looked at.</p>`}
      </main>
      ${footer(summary)}
    </div>`;
}

/** What stands there before a scan has anything to report. */
export const noReportPage = (isScanning: boolean, { actions: { scan } }: Pick<ReportView, 'actions'>): Html =>
  html`<header><p class="kind">${REPORT_TITLE}</p></header>
    <div class="live">
      <h1>${isScanning ? 'The scan is under way' : 'Nothing was scanned yet'}</h1>
      <main>
        ${
          isScanning
            ? html`<p class="note">The report appears here when it ends.</p>`
            : html`<p class="note">
                A report is made of a scan; files are only read. <a href="${scan}">Scan workspace</a>
              </p>`
        }
      </main>
    </div>`;

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

function sectionsOf(summary: Summary, view: ReportView): Part[] {
  const { tiers, hotFiles: hot, techniques, practices = [], silenced, since } = summary;
  const part = (isThere: boolean, id: string, title: string, body: () => Html): Part[] =>
    isThere ? [{ id, title, body: body() }] : [];
  return [
    ...part(totalOf(tiers) > 0, 'better', 'What would get better', () => axisChart(summary)),
    ...(since ? [{ id: 'since', title: 'Since the baseline', body: sinceBaseline(since, view) }] : []),
    ...part(hot.length > 0, 'files', 'Files with the most', () => hotFiles(hot, view)),
    ...part(techniques.length > 0, 'techniques', 'Techniques', () => techniqueTable(techniques, view)),
    ...part(practices.length > 0, 'practices', 'Already efficient', () => practiceList(practices, view)),
    ...part(silenced.length > 0, 'silenced', 'Silenced, and why', () => silencedList(silenced, view)),
  ];
}

const sectionHtml = ({ id, title, body }: Part): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <div class="body">${body}</div>
  </section> `;

const contents = (parts: readonly Part[]): Html =>
  html`<nav class="contents" aria-label="On this page">
    <ul>
      ${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav> `;

function headline({ tiers, hotFiles: { length } }: Summary): string {
  const found = totalOf(tiers);
  return found ? `${counted(found, 'finding')} in ${counted(length, 'file')}` : 'No findings';
}

const stopped = ({ coverage }: Summary): Html | false =>
  coverage.looked < coverage.total && html`<p class="note">${coverageWords(coverage)}</p>`;

function facts({ coverage, silenced, undecided, since }: Summary, { hiddenHere = 0 }: ReportView): Html {
  const quiet = silenced.reduce((sum, { rows }) => sum + rows.length, 0);
  return html`<ul class="facts">
    <li>${counted(coverage.looked, 'file')} looked at</li>
    ${quiet > 0 && html`<li>${quiet} silenced</li>`} ${undecided > 0 && html`<li>${undecided} undecided</li>`}
    ${hiddenHere > 0 && html`<li>${hiddenHere} hidden in your editor by <code>efficiencyLens.hidden</code></li>`}
    ${since && html`<li>${since.fresh.length} new since the baseline</li>`}
  </ul>`;
}

const actions = ({ actions: { scan, exportReport, saveBaseline } }: ReportView): Html =>
  html`<ul class="facts actions">
    <li><a href="${scan}">Scan again</a></li>
    <li><a href="${exportReport}">Export…</a></li>
    <li><a href="${saveBaseline}">Save baseline</a></li>
  </ul>`;

const footer = ({ undecided, versions }: Summary): Html =>
  html`<footer>
    ${
      undecided > 0 &&
      html`<p>
        ${counted(undecided, 'place')} undecided: code that looks like something inefficient, where a name could not be
        resolved. Nothing is said about ${undecided === 1 ? 'it' : 'them'}.
      </p>`
    }
    <p>
      ${
        versions.length
          ? html`Advice follows the versions that the project states:
            ${versions.map(({ library, ranges }, i) => html`${i > 0 && ', '}<code>${library} ${ranges.join(' or ')}</code>`)}.`
          : 'The project states no version of the libraries that advice depends on; it holds for current ones.'
      }
    </p>
  </footer>`;
