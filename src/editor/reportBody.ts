import type { Html } from '../page/html/html.ts';
import { noReportPage, reportPage } from '../page/html/reportPage.ts';
import { hiddenPatterns } from './hidden.ts';
import { PAGE_ADDRESSES, placeAddress, REPORT_ACTIONS } from './pageLinks.ts';
import type { Reports } from './reports.ts';
import type { ScanState } from './services.ts';

/** The page of the last scan, or what to do where there is none. */
export async function reportBody(scan: ScanState, reports: Pick<Reports, 'readNow'>): Promise<Html> {
  if (scan.phase === 'none' || scan.phase === 'running') {
    return noReportPage(scan.phase === 'running', { actions: REPORT_ACTIONS });
  }
  const { summary, knowledge, uris, report } = await reports.readNow();
  const hidden = hiddenPatterns(knowledge.patterns);
  return reportPage(summary, {
    knowledge,
    hiddenHere: report.rows.filter(({ pattern, suppressed }) => !suppressed && hidden.has(pattern)).length,
    addresses: PAGE_ADDRESSES,
    actions: REPORT_ACTIONS,
    place: (path, { start, end }, pattern) =>
      placeAddress({ uri: uris.get(path)?.toString() ?? '', pattern, start, end }),
  });
}
