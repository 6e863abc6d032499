import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Html } from '../../src/page/html/html.ts';
import { launchChromium } from '../host/chromium.ts';
import { asked, PAPER, ROWS, samplePages, searchFor, SECTIONS, STATE, until, visibleSections } from './samplePages.ts';
import { show, type Showing } from './standalone.ts';

const TABS = ['Why here', 'Overview', 'How to fix', 'Evidence 7', 'When not to', 'Papers 1'];

/** Goes on by Tab until something has the focus: past the links and the field above. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  assert.fail('Tab does not lead there.');
}

describe('a page by itself', () => {
  let browser: Browser;
  let technique: Html;
  let paper: Html;

  before(async () => {
    browser = await launchChromium();
    ({ technique, paper } = await samplePages());
  });

  after(() => browser.close());

  const open = (showing: Showing = {}) => show(browser, technique, STATE, showing);

  describe('without scripts', () => {
    it('shows every section, one below the other, with links to each', async () => {
      const { page, told } = await open({ scripts: false });
      assert.deepEqual(await visibleSections(page), SECTIONS);
      const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
      assert.equal(await links.count(), SECTIONS.length);
      await links.nth(3).click();
      assert.match(page.url(), /#evidence$/);
      assert.ok(await page.getByText('@misc{flashattention-2').count());
      assert.deepEqual(told.faults, []);
    });

    it('shows every framework', async () => {
      const { page } = await open({ scripts: false });
      for (const name of ['PyTorch', 'transformers']) assert.ok(await page.getByRole('heading', { name }).isVisible());
    });
  });

  describe('with scripts', () => {
    it('defines the controls that it uses', async () => {
      const { page, told } = await open();
      const used = await page.evaluate(() =>
        [...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))].filter((name) =>
          name.includes('-'),
        ),
      );
      assert.deepEqual(used.sort(), [
        'vscode-button',
        'vscode-dropdown',
        'vscode-option',
        'vscode-panel-tab',
        'vscode-panel-view',
        'vscode-panels',
        'vscode-text-field',
      ]);
      const undefinedOnes = await page.evaluate(
        (names) => names.filter((name) => customElements.get(name) === undefined),
        used,
      );
      assert.deepEqual(undefinedOnes, []);
      assert.deepEqual(told.faults, []);
    });

    it('puts the sections behind tabs that the keyboard reaches', async () => {
      const { page, told } = await open();
      const tabs = page.getByRole('tab');
      assert.deepEqual(
        (await tabs.allTextContents()).map((title) => title.trim()),
        TABS,
      );
      assert.deepEqual(await visibleSections(page), ['why']);
      await tabTo(page, tabs.first());
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      assert.deepEqual(await visibleSections(page), ['fix']);
      assert.equal(await tabs.nth(2).getAttribute('aria-selected'), 'true');
      await page.keyboard.press('End');
      assert.deepEqual(await visibleSections(page), ['papers']);
      await until(() => told.state?.tab === 'papers');
    });

    it('turns to a tab by mouse', async () => {
      const { page } = await open();
      await page.getByRole('tab', { name: 'Evidence' }).click();
      assert.deepEqual(await visibleSections(page), ['evidence']);
    });

    it('shows what has focus', async () => {
      const { page } = await open();
      const tab = page.getByRole('tab').first();
      await tabTo(page, tab);
      assert.equal(await tab.evaluate((shown) => getComputedStyle(shown).outlineStyle), 'solid');
    });

    it('shows one framework at a time, chosen by keyboard, and remembers it', async () => {
      const { page, told } = await open({ before: { ...STATE, tab: 'fix' } });
      const dropdown = page.getByRole('combobox', { name: 'Framework' });
      const shown = () =>
        page.locator('.variant:visible').evaluateAll((all) => all.map((one) => one.dataset['variant']));
      assert.deepEqual(await shown(), ['PyTorch']);
      await dropdown.focus();
      await page.keyboard.press('ArrowDown');
      assert.deepEqual(await shown(), ['transformers']);
      await until(() => told.state?.variant === 'transformers');
    });

    it('copies code and citations as they are, and says so', async () => {
      const { page, told } = await open({ before: { ...STATE, tab: 'fix' } });
      const button = page.getByRole('button', { name: 'Copy code' }).and(page.locator(':visible')).first();
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('Copied').waitFor({ state: 'attached' });
      await until(() => asked(told, 'copy').length === 1);
      assert.deepEqual(asked(told, 'copy'), [
        { type: 'copy', text: 'out = F.scaled_dot_product_attention(q, k, v)\n' },
      ]);
      await page.getByRole('tab', { name: 'Papers' }).click();
      await page.getByRole('button', { name: 'Copy BibTeX' }).click();
      await until(() => asked(told, 'copy').length === 2);
      const { text } = asked(told, 'copy').at(-1) as { text: string };
      await page.getByRole('button', { name: 'Copy Comment' }).click();
      await until(() => asked(told, 'copy').length === 3);
      assert.match(
        String(asked(told, 'copy').at(-1)?.['text']),
        /^# arXiv:2307\.08691 FlashAttention-2: [^\n]+ \(2023\)$/,
      );
      assert.match(text, /^@misc\{flashattention-2,\n {2}title = [^]*year = \{2023\}[^]*\}$/);
    });

    it('copies of a change what stands after it', async () => {
      const { page, told } = await open({ before: { ...STATE, tab: 'evidence' } });
      const change = page.locator('.diff');
      await change.hover();
      await change.getByRole('button', { name: 'Copy code' }).click();
      await until(() => asked(told, 'copy').length === 1);
      assert.deepEqual(asked(told, 'copy'), [{ type: 'copy', text: 't = 0\nt += x\n' }]);
    });

    it('leads from the place in code to its fix', async () => {
      const { page } = await open();
      await page.getByRole('link', { name: 'How to fix it' }).click();
      assert.deepEqual(await visibleSections(page), ['fix']);
    });

    it('opens a paper at a section', async () => {
      const state = { kind: 'paper', id: 'flashattention-2', opening: 'a', tab: 'cite' } as const;
      const { page } = await show(browser, paper, state, { width: 320 });
      await page.waitForFunction(() => scrollY > 100);
    });

    it('searches without leaving the page, by keyboard alone', async () => {
      const { page, told } = await open();
      const links = page.locator('search').getByRole('link');
      const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
      const field = await searchFor(page, told, 'kv');
      await links.first().waitFor();
      assert.deepEqual(
        asked(told, 'ask').map(({ query }) => query),
        ['k', 'kv'],
      );
      assert.deepEqual(await links.allTextContents(), ['Paged key-value cacheless memory', '<b>vLLM</b>2023']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.match(await focused(), /vLLM/);
      await page.keyboard.press('ArrowUp');
      assert.match(await focused(), /^Paged/);
      await page.keyboard.press('Escape');
      assert.ok(await links.first().isHidden());
      assert.ok(await field.evaluate((input) => input.matches(':focus')));
      await page.keyboard.press('Enter');
      await until(() => asked(told, 'open').length === 1);
      assert.deepEqual(asked(told, 'open'), [{ type: 'open', kind: 'technique', id: 'paged-kv-cache' }]);
      assert.deepEqual(told.faults, []);
    });

    it('opens the first that is found when Enter came before the answer, and lists no answer to an older text', async () => {
      const { page, told } = await open();
      await page.getByRole('textbox', { name: 'Search' }).click();
      await page.keyboard.type('kv');
      await page.evaluate((news) => postMessage(news, '*'), { type: 'found', query: 'k', rows: ROWS });
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('search a').count(), 0);
      await page.evaluate((news) => postMessage(news, '*'), { type: 'found', query: 'kv', rows: ROWS });
      await until(() => asked(told, 'open').length === 1);
      await searchFor(page, told, 'kvx', []);
      await page.locator('search').getByText('Nothing found.').waitFor();
    });

    it('goes back and forward by keyboard and by the side buttons of a mouse, and lets no one else hear it', async () => {
      const { page, told } = await open();
      await page.evaluate(() => addEventListener('keydown', ({ key }) => console.error(`heard ${key}`)));
      await page.keyboard.press('Alt+ArrowLeft');
      await page.keyboard.press('Alt+ArrowRight');
      await page.evaluate(() => {
        for (const button of [3, 4, 1])
          document.body.dispatchEvent(new MouseEvent('mouseup', { button, bubbles: true }));
      });
      await until(() => asked(told, 'go').length === 4);
      const ways = ['back', 'forward', 'back', 'forward'];
      assert.deepEqual(
        asked(told, 'go'),
        ways.map((to) => ({ type: 'go', to })),
      );
      assert.deepEqual(
        told.faults.filter((fault) => fault.includes('Arrow')),
        [],
      );
    });

    it('tells the editor how far it is read, for when somebody comes back', async () => {
      const { page, told } = await open();
      await page.getByRole('tab', { name: 'Evidence' }).click();
      await page.evaluate(() => scrollTo(0, 200));
      await until(() => asked(told, 'read').length >= 2);
      const reading = Object.assign({}, ...asked(told, 'read').map((one) => one['reading'])) as object;
      assert.deepEqual(reading, { tab: 'evidence', scroll: 200 });
    });

    it('returns after a reload to tab, framework and place', async () => {
      const before = { ...STATE, tab: 'evidence', variant: 'transformers', scroll: 300 };
      const { page } = await open({ before });
      assert.deepEqual(await visibleSections(page), ['evidence']);
      await page.waitForFunction(() => Math.round(scrollY) === 300);
    });

    it('forgets tab and place of another page and of another opening, and survives a tab that is gone', async () => {
      const other = await open({
        before: { kind: 'technique', id: 'other', opening: 'b', tab: 'papers', scroll: 300 },
      });
      assert.deepEqual(await visibleSections(other.page), ['why']);
      assert.equal(other.told.state?.id, 'fused-attention');
      const again = await open({ before: { ...STATE, opening: 'before', tab: 'papers' } });
      assert.deepEqual(await visibleSections(again.page), ['why']);
      const gone = await open({ before: { ...STATE, tab: 'no-such-tab' } });
      assert.deepEqual(await visibleSections(gone.page), ['why']);
    });

    it('takes a new *Why here* while it is read', async () => {
      const { page } = await open();
      await page.evaluate(() =>
        postMessage({ type: 'place', html: '<p>Moved to line 99</p><div class="code"><pre>x</pre></div>' }, '*'),
      );
      await page.getByText('Moved to line 99').waitFor();
      assert.ok(await page.getByRole('button', { name: 'Copy code' }).isVisible());
      assert.equal(await page.getByText('The score matrix is written').count(), 0);
    });

    it('hands what leads out of the editor to it, by mouse and by keyboard, and stays where it is', async () => {
      const pages = [
        { ...(await open({ before: { ...STATE, tab: 'papers' } })), clicked: 'arXiv:2307.08691' },
        { ...(await show(browser, paper, PAPER)), clicked: /^arXiv/ },
      ];
      for (const { page, told, clicked } of pages) {
        // Whoever listens around the page must not hear of it as well.
        await page.evaluate(() => document.addEventListener('click', () => (document.title = 'heard')));
        const link = page.getByRole('link', { name: clicked }).first();
        await link.click();
        await link.press('Enter');
        await until(() => asked(told, 'leave').length === 2);
        const { address } = asked(told, 'leave')[1]!;
        assert.equal(address, 'https://arxiv.org/abs/2307.08691');
        assert.equal(await page.title(), 'A page');
        assert.equal(new URL(page.url()).host, 'page.test');
      }
    });

    it('loads nothing but its two files', async () => {
      const { page } = await open();
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      assert.deepEqual(loaded.map((name) => new URL(name).pathname).sort(), ['/page.css', '/page.js']);
    });

    it('stands still where motion is unwelcome', async () => {
      const { page } = await open();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const moving = await page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((element) => {
            const { transitionDuration, animationName } = getComputedStyle(element);
            return Number.parseFloat(transitionDuration) > 0 || animationName !== 'none';
          }).length,
      );
      assert.equal(moving, 0);
    });
  });
});
