import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Knowledge, readKnowledge } from '../../src/core/knowledge/knowledge.ts';
import type { Html } from '../../src/page/html/html.ts';
import { overviewPage } from '../../src/page/html/overviewPage.ts';
import type { PageState } from '../../src/page/messages.ts';
import { launchChromium } from '../host/chromium.ts';
import { viewOf } from '../unit/page/samples.ts';
import { seriousViolations } from './axe.ts';
import { show, type Showing, THEMES } from './standalone.ts';

const STATE: PageState = { kind: 'overview', id: 'all', opening: 'a' };
const SECTIONS = ['effects', 'papers', 'figures', 'techniques'];

describe('the overview by itself', () => {
  let browser: Browser;
  let knowledge: Knowledge;
  let overview: Html;

  before(async () => {
    browser = await launchChromium();
    knowledge = readKnowledge(await readFile(resolve(import.meta.dirname, '../../dist/knowledge.json'), 'utf8'));
    overview = overviewPage(viewOf(knowledge));
  });

  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(() => browser.close());

  const open = (showing: Showing = {}) => show(browser, overview, STATE, showing);
  const openAt = (tab: string, showing: Showing = {}) => open({ ...showing, before: { ...STATE, tab } });
  const shown = async (page: Page): Promise<string[]> => {
    const visible: string[] = [];
    for (const id of SECTIONS) if (await page.locator(`#${id} .body`).isVisible()) visible.push(id);
    return visible;
  };
  const marks = (page: Page) => page.locator('.map a');

  it('reads from top to bottom without scripts, with links to each part', async () => {
    const { page, told } = await open({ scripts: false });
    assert.deepEqual(await shown(page), SECTIONS);
    await page.locator('.years a[href="#category-kv-cache"]').click();
    assert.match(page.url(), /#category-kv-cache$/);
    assert.deepEqual(told.faults, []);
  });

  it('leads from a category to the list of its techniques, in the other tab', async () => {
    const { page, told } = await openAt('papers');
    await page.locator('.years a[href="#category-kv-cache"]').click();
    await page.waitForFunction(() => {
      const { top } = document.getElementById('category-kv-cache')!.getBoundingClientRect();
      return top > 0 && top < 120;
    });
    assert.deepEqual(await shown(page), ['techniques']);
    assert.equal(told.state?.tab, 'techniques');
  });

  it('opens at a category, and after a reload where somebody had read on', async () => {
    const { page } = await openAt('category-diffusion');
    assert.deepEqual(await shown(page), ['techniques']);
    await page.waitForFunction(() => scrollY > 500);
    const again = await open({ before: { ...STATE, tab: 'techniques', scroll: 300 } });
    await again.page.waitForFunction(() => Math.round(scrollY) === 300);
  });

  it('names the mark that has the focus where names do not fit, inside the page', async () => {
    for (const width of [320, 640]) {
      const { page } = await open({ width });
      for (const i of [0, (await marks(page).count()) - 1]) {
        const mark = marks(page).nth(i);
        const name = mark.locator('.name');
        assert.ok((await name.boundingBox())!.width <= 4);
        await mark.focus();
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Tab');
        const { x, width: wide } = (await name.boundingBox())!;
        assert.ok(wide > 40 && x >= 0 && x + wide <= width, `${x} + ${wide} in ${width}`);
      }
    }
  });

  it('names every mark where there is room, and then says nothing twice', async () => {
    const { page } = await open({ width: 1200 });
    const boxes = await page.locator('.map .name').evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
    assert.equal(boxes.length, knowledge.techniques.length);
    for (const [i, a] of boxes.entries()) {
      assert.ok(a.width > 20 && a.height > 10);
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        assert.ok(apart, 'two names overlap');
      }
    }
    assert.ok(await page.locator('.in-words').isHidden());
  });

  it('leads from a mark to its technique', async () => {
    const { page } = await open();
    const mark = page.getByRole('link', { name: 'Fused attention (Attention)' });
    assert.equal(await mark.getAttribute('href'), 'command:open?fused-attention');
  });

  it('keeps rows and columns of its tables for those who hear them', async () => {
    const { page } = await open();
    const map = page.getByRole('table', { name: 'Memory from top to bottom' });
    assert.equal(await map.getByRole('columnheader', { name: 'faster (large)' }).count(), 1);
    assert.equal(await map.getByRole('rowheader', { name: 'less memory (large)' }).count(), 1);
  });

  for (const [name, width] of [
    ['320 px', 320],
    ['200 % zoom of 900 px', 450],
    ['half a window', 520],
    ['610 px', 610],
    ['900 px', 900],
  ] as const) {
    for (const tab of SECTIONS) {
      it(`fits ${name}: ${tab}`, async () => {
        const { page } = await openAt(tab, { width });
        assert.deepEqual(await shown(page), [tab]);
        const { scrollWidth, clientWidth } = await page.evaluate(() => ({
          scrollWidth: document.documentElement.scrollWidth,
          clientWidth: document.documentElement.clientWidth,
        }));
        assert.ok(scrollWidth <= clientWidth, `${scrollWidth} px wide`);
      });
    }
  }

  for (const theme of THEMES) {
    for (const tab of SECTIONS) {
      it(`has nothing that axe calls serious in theme ${theme}: ${tab}`, async function () {
        // Hundreds of links and marks are looked at.
        this.timeout(60_000);
        const { page } = await openAt(tab, { theme, width: 640 });
        assert.deepEqual(await shown(page), [tab]);
        assert.deepEqual(await seriousViolations(page), []);
      });
    }
  }
});
