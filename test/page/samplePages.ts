import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { Html } from '../../src/page/html/html.ts';
import { paperPage } from '../../src/page/html/paperPage.ts';
import { techniquePage } from '../../src/page/html/techniquePage.ts';
import type { FoundRow, PageState } from '../../src/page/messages.ts';
import { CODE, FINDING, sampleKnowledge, viewOf } from '../unit/page/samples.ts';
import type { Told } from './standalone.ts';

export const STATE: PageState = { kind: 'technique', id: 'fused-attention', opening: 'a' };
export const PAPER: PageState = { kind: 'paper', id: 'flashattention-2', opening: 'a' };
export const SECTIONS = ['why', 'overview', 'fix', 'evidence', 'when-not', 'papers'];

export interface SamplePages {
  readonly technique: Html;
  readonly paper: Html;
}

/** The page of a technique opened from a finding, and that of a paper. */
export async function samplePages(): Promise<SamplePages> {
  const knowledge = await sampleKnowledge();
  const place = {
    file: 'model.py',
    address: 'command:place',
    pattern: FINDING.pattern,
    seen: { text: CODE, finding: FINDING, line: 12 },
  };
  const view = viewOf(knowledge);
  return {
    technique: techniquePage(knowledge.technique('fused-attention')!, view, place),
    paper: paperPage(knowledge.paper('flashattention-2')!, view),
  };
}

/** The sections that are not behind another tab. */
export async function visibleSections(page: Page): Promise<string[]> {
  const shown: string[] = [];
  for (const id of SECTIONS) if (await page.locator(`#${id} .body`).isVisible()) shown.push(id);
  return shown;
}

/** @throws when it does not come true in time */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 100) throw new Error('It did not come true.');
    await setTimeout(20);
  }
}

export const ROWS: readonly FoundRow[] = [
  { kind: 'technique', id: 'paged-kv-cache', title: 'Paged key-value cache', detail: 'less memory', address: '#first' },
  { kind: 'paper', id: 'vllm', title: '<b>vLLM</b>', detail: '2023', address: '#second' },
];

/** Types into the search field, and answers as the editor does. */
export async function searchFor(page: Page, told: Told, query: string, rows = ROWS): Promise<Locator> {
  const field = page.getByRole('textbox', { name: 'Search techniques and papers' });
  await field.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(query);
  await until(() => asked(told, 'ask').at(-1)?.['query'] === query);
  await page.evaluate((news) => postMessage(news, '*'), { type: 'found', query, rows });
  if (rows[0]) await page.getByRole('link', { name: rows[0].title }).waitFor();
  return field;
}

/** What the page asked for, of one kind. */
export const asked = ({ messages }: Told, type: string): Readonly<Record<string, unknown>>[] =>
  messages.map((message) => message as Readonly<Record<string, unknown>>).filter((message) => message['type'] === type);
