import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { seriousViolations } from './axe.ts';
import { PAPER, type SamplePages, samplePages, searchFor, SECTIONS, STATE, visibleSections } from './samplePages.ts';
import { show, type Showing, THEMES } from './standalone.ts';

describe('how a page looks', () => {
  let browser: Browser;
  let pages: SamplePages;

  before(async () => {
    browser = await launchChromium();
    pages = await samplePages();
  });

  after(() => browser.close());

  const open = (showing: Showing = {}) => show(browser, pages.technique, STATE, showing);

  for (const [name, width] of [
    ['320 px', 320],
    ['200 % zoom of 900 px', 450],
  ] as const) {
    for (const tab of SECTIONS) {
      it(`fits ${name}: ${tab}`, async () => {
        const { page } = await open({ width, before: { ...STATE, tab } });
        assert.deepEqual(await visibleSections(page), [tab]);
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        assert.ok(scrollWidth <= clientWidth, `${scrollWidth} px wide`);
      });
    }
  }

  for (const width of [320, 500]) {
    it(`cuts nothing off at ${width} px, so that only code scrolls sideways`, async () => {
      const shown = [
        await open({ width, before: { ...STATE, tab: 'evidence' } }),
        await show(browser, pages.paper, PAPER, { width }),
      ];
      for (const { page } of shown) {
        const wide = await page.evaluate(() =>
          [...document.querySelectorAll('main, main *:not(pre, pre *, .said)')]
            .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth)
            .map((one) => one.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(wide, []);
      }
    });
  }

  for (const theme of THEMES) {
    describe(`in theme ${theme}`, () => {
      for (const tab of SECTIONS) {
        it(`has nothing that axe calls serious: ${tab}`, async () => {
          const { page } = await open({ theme, before: { ...STATE, tab } });
          assert.deepEqual(await visibleSections(page), [tab]);
          assert.deepEqual(await seriousViolations(page), []);
        });
      }

      it('has nothing that axe calls serious: a paper', async () => {
        const { page } = await show(browser, pages.paper, PAPER, { theme });
        assert.deepEqual(await seriousViolations(page), []);
      });

      it('has nothing that axe calls serious: what a search found', async () => {
        const { page, told } = await open({ theme });
        await searchFor(page, told, 'kv');
        await page.keyboard.press('ArrowDown');
        await page.locator('search a:focus').waitFor();
        assert.deepEqual(await seriousViolations(page), []);
      });

      it('takes its colours from the theme', async () => {
        const { page } = await open({ theme });
        const [own, meant] = await page.evaluate(() => {
          const probe = document.body.appendChild(document.createElement('div'));
          probe.style.color = 'var(--vscode-editor-background)';
          return [getComputedStyle(document.body).backgroundColor, getComputedStyle(probe).color];
        });
        assert.equal(own, meant);
      });
    });
  }
});
