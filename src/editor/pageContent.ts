import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Html } from '../page/html/html.ts';
import { OVERVIEW_TITLE, overviewPage } from '../page/html/overviewPage.ts';
import { paperPage } from '../page/html/paperPage.ts';
import { REPORT_TITLE } from '../page/html/reportPage.ts';
import { techniquePage } from '../page/html/techniquePage.ts';
import type { View } from '../page/html/view.ts';
import { whyHere } from '../page/html/whyHere.ts';
import type { PageState } from '../page/messages.ts';
import { PAGE_ADDRESSES } from './pageLinks.ts';
import { readPlaceNow } from './pagePlace.ts';
import { reportBody } from './reportBody.ts';
import type { FindingsStore, Services } from './services.ts';
import type { Place } from './targets.ts';

export interface PageContent {
  readonly title: string;
  readonly body: Html;
  /** The part that changes with the code: *Why here*, or all of a report. Empty where there is none. */
  readonly changing: string;
}

/** What a page shows just now; undefined where the index has no such record. */
export async function contentOf(
  { kind, id, place }: PageState,
  knowledge: Knowledge,
  { findings, reports }: Pick<Services, 'findings' | 'reports'>,
): Promise<PageContent | undefined> {
  const view = viewOf(knowledge);
  if (kind === 'overview') return { title: OVERVIEW_TITLE, body: overviewPage(view), changing: '' };
  if (kind === 'report') {
    const body = await reportBody(findings.scan, reports);
    return { title: REPORT_TITLE, body, changing: body.source };
  }
  if (kind === 'paper') {
    const paper = knowledge.paper(id);
    return paper && { title: paper.title, body: paperPage(paper, view), changing: '' };
  }
  const technique = knowledge.technique(id);
  if (!technique) return undefined;
  const shown = place && (await readPlaceNow(place, findings));
  return {
    title: technique.name,
    body: techniquePage(technique, view, shown),
    changing: shown ? whyHere(shown, view).source : '',
  };
}

/** *Why here* as it is now. */
export const whyHereNow = async (place: Place, knowledge: Knowledge, findings: FindingsStore): Promise<string> =>
  whyHere(await readPlaceNow(place, findings), viewOf(knowledge)).source;

const viewOf = (knowledge: Knowledge): View => ({ knowledge, addresses: PAGE_ADDRESSES });
