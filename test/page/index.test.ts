import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Knowledge, readKnowledge } from '../../src/core/knowledge/knowledge.ts';
import { overviewPage } from '../../src/page/html/overviewPage.ts';
import { paperPage } from '../../src/page/html/paperPage.ts';
import { techniquePage } from '../../src/page/html/techniquePage.ts';
import { launchChromium } from '../host/chromium.ts';
import { viewOf } from '../unit/page/samples.ts';

/** What is wrong with a page, as a browser reads it. */
const faultsOf = (source: string): string[] => {
  const page = new DOMParser().parseFromString(source, 'text/html');
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  const text = page.body.textContent ?? '';
  const addresses = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two of ${id}`),
    ...[...page.querySelectorAll('script, style, iframe, img, [style]')].map(({ outerHTML }) => outerHTML),
    ...addresses
      .filter((address) => !/^(?:https?:\/\/|command:|#)\S+$/.test(address))
      .map((address) => `link ${address}`),
    ...addresses
      .filter((address) => address.startsWith('#') && !ids.includes(address.slice(1)))
      .map((address) => `no ${address}`),
    ...(text.match(/undefined|\[object \w+\]|&(?:lt|gt|amp|quot);|<\/?\w+>/g) ?? []),
    ...[...page.querySelectorAll('h1, h2, h3, td:not(.map td), th, .bar-conditions')]
      .filter((element) => !element.textContent?.trim())
      .map(({ outerHTML }) => `empty ${outerHTML}`),
  ];
};

describe('every page of the index', () => {
  let browser: Browser;
  let page: Page;
  let knowledge: Knowledge;

  before(async () => {
    knowledge = readKnowledge(await readFile(resolve(import.meta.dirname, '../../dist/knowledge.json'), 'utf8'));
    browser = await launchChromium();
    page = await browser.newPage();
  });

  after(() => browser.close());

  it('is whole: the overview, with every technique on its map and every category once', async () => {
    const { source } = overviewPage(viewOf(knowledge));
    assert.deepEqual(await page.evaluate(faultsOf, source), []);
    const count = (part: RegExp): number => source.match(part)?.length ?? 0;
    assert.equal(count(/<a\s+class="marked"\s+href="command:open/g), knowledge.techniques.length);
    const held = knowledge.categories.filter(({ id }) => knowledge.techniquesIn(id).length > 0);
    assert.equal(count(/id="category-/g), held.length);
  });

  it('is whole: techniques', async () => {
    assert.ok(knowledge.techniques.length > 0);
    for (const technique of knowledge.techniques) {
      const { source } = techniquePage(technique, viewOf(knowledge));
      assert.deepEqual(await page.evaluate(faultsOf, source), [], technique.id);
    }
  });

  it('is whole: papers', async () => {
    assert.ok(knowledge.papers.length > 0);
    for (const paper of knowledge.papers) {
      const { source } = paperPage(paper, viewOf(knowledge));
      assert.deepEqual(await page.evaluate(faultsOf, source), [], paper.id);
    }
  });
});
