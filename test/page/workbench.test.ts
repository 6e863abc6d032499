import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { openWorkbench } from '../host/open.ts';
import { releaseNamed } from '../host/releases.ts';
import type { Workbench } from '../host/workbench.ts';

const names = (process.env['EFFICIENCY_LENS_VSCODE'] ?? '1.100 1.139').split(' ');
const SOFTMAX = 'torch.softmax(scores, dim=-1)';
const MODEL = `import math
import torch


def attend(q, k, v):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    weights = ${SOFTMAX}
    return weights @ v
`;

for (const name of names) {
  describe(`in VS Code ${name}`, function () {
    // A whole VS Code that starves on a busy machine drops a key or closes a list now and then.
    this.retries(2);
    let folder: string;
    let workbench: Workbench;
    let close: () => Promise<void>;

    before(async function () {
      this.timeout(120_000);
      folder = await mkdtemp(join(tmpdir(), 'efficiency-lens-page-'));
      await writeFile(join(folder, 'model.py'), MODEL);
      ({ workbench, close } = await openWorkbench({ release: releaseNamed(name), folder }));
      await workbench.openFile('model.py');
      await workbench.openView('Efficiency Lens');
    });

    after(async () => {
      await close();
      await rm(folder, { recursive: true });
    });

    const rowsOf = (view: string): Locator =>
      workbench.page
        .locator('.pane', { has: workbench.page.locator(`.pane-header[aria-label^="${view}"]`) })
        .locator('.monaco-list-row');
    const finding = (): Locator => rowsOf('Findings').filter({ hasText: 'model.py:7' });

    /** Opens the page from the finding's row, as a person would. */
    async function openPage(): Promise<Frame> {
      const before = workbench.frames();
      await finding().hover();
      await finding().getByRole('button', { name: 'Open Technique' }).click();
      for (;;) {
        const frame = await workbench.frameWith('What to write instead');
        if (!before.includes(frame)) return frame;
        await workbench.page.waitForTimeout(50);
      }
    }

    /** Turns to the code, which a page that has the focus keeps from going anywhere. */
    const toCode = (): Promise<void> => workbench.page.locator('.tab[data-resource-name="model.py"]').click();

    async function searchFor(text: string): Promise<void> {
      await workbench.quickOpen('>Efficiency Lens: Search Techniques and Papers');
      await workbench.quickInput.locator('.monaco-list-row', { hasText: 'Search Techniques' }).first().click();
      const input = workbench.quickInput.getByPlaceholder('Technique, symptom');
      await input.waitFor();
      await input.pressSequentially(text);
    }

    it('lists the finding and goes to its code', async () => {
      await finding().waitFor();
      await finding().click();
      await workbench.page.getByText('Ln 7, Col 15').waitFor();
    });

    it('shows a badge with the number of findings', async () => {
      await workbench.page.locator('.activitybar .badge', { hasText: /^1$/ }).waitFor();
    });

    it('marks the technique as found in the workspace', async () => {
      await rowsOf('Techniques').filter({ hasText: '1 found' }).first().waitFor();
    });

    it('shows on the page the own line, what was recognised in it, and the section asked for', async () => {
      const frame = await openPage();
      assert.equal(await frame.locator('.region').textContent(), SOFTMAX);
      assert.deepEqual(await frame.locator('.roles').allTextContents(), ['scores', 'softmax', 'output']);
      assert.equal(
        await frame
          .locator('.where')
          .textContent()
          .then((text) => text?.trim()),
        'model.py:7',
      );
      assert.equal(await frame.getByRole('tab', { selected: true }).textContent(), 'Why here');
    });

    it('has its controls, and breaks no rule of its content policy', async () => {
      const frame = await openPage();
      for (const control of ['vscode-panels', 'vscode-panel-tab', 'vscode-panel-view', 'vscode-button']) {
        assert.ok(await frame.evaluate((one) => customElements.get(one) !== undefined, control), control);
      }
      const policy = await frame.locator('meta[http-equiv]').getAttribute('content');
      assert.match(policy ?? '', /^default-src 'none'; style-src \S+ .*'nonce-[\w-]+'; script-src 'nonce-[\w-]+'$/);
      assert.equal(await frame.evaluate(() => getComputedStyle(document.querySelector('.code')!).position), 'relative');
    });

    it('is all there with nobody to ask but the editor itself', async () => {
      const { page } = workbench;
      const own = new URL(page.url()).host;
      const asked: string[] = [];
      // The page's own files come by an address that the workbench answers.
      const isOfEditor = ({ host, hostname }: URL): boolean =>
        host === own || hostname.endsWith('.vscode-resource.vscode-cdn.net');
      await page.context().route(
        (url) => !isOfEditor(url),
        async (route) => {
          if (route.request().frame() !== page.mainFrame()) asked.push(route.request().url());
          await route.abort('internetdisconnected');
        },
      );
      try {
        const frame = await openPage();
        await frame.getByRole('tab', { name: /^Evidence/ }).click();
        await frame.locator('svg').first().waitFor();
        await frame.getByRole('tab', { name: /^Papers/ }).click();
        await frame.locator('article.paper h3 a').first().waitFor();
        assert.deepEqual(asked, []);
      } finally {
        await page.context().unrouteAll({ behavior: 'wait' });
      }
    });

    it('turns the tabs by keyboard', async () => {
      const frame = await openPage();
      await frame.getByRole('tab', { name: 'Why here' }).click();
      await workbench.page.keyboard.press('ArrowRight');
      await frame.getByRole('heading', { name: 'What it is' }).waitFor();
      assert.ok(await frame.getByText('What to write instead').isHidden());
    });

    it('follows links from the technique to a paper and back', async () => {
      const frame = await openPage();
      await frame.getByRole('tab', { name: /^Papers/ }).click();
      const link = frame.locator('article.paper h3 a').first();
      const title = (await link.textContent())!.trim();
      await link.click();
      const paper = await workbench.frameWith('To cite it');
      await paper.getByRole('heading', { level: 1, name: title }).waitFor();
      await paper.getByRole('link', { name: 'Fused attention' }).click();
      await (
        await workbench.frameWith('What it is')
      )
        .getByRole('heading', { level: 1, name: 'Fused attention' })
        .waitFor();
    });

    it('asks, as VS Code does of every address, before a link leads out of it', async () => {
      const frame = await openPage();
      await frame.getByRole('tab', { name: /^Papers/ }).click();
      const link = frame.getByRole('link', { name: /^arXiv:/ }).first();
      const address = await link.getAttribute('href');
      await link.click();
      const dialog = workbench.page.getByRole('dialog');
      await dialog.getByText(address!).waitFor();
      assert.equal(await dialog.count(), 1);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
    });

    it('searches on the page, and goes back and forward between pages', async () => {
      const frame = await openPage();
      await frame.getByRole('textbox', { name: 'Search techniques and papers' }).click();
      await workbench.page.keyboard.type('CUDA out of memory');
      await frame.locator('search a', { hasText: 'Activation checkpointing' }).waitFor();
      await workbench.page.keyboard.press('Enter');
      const tab = (title: string): Locator => workbench.page.locator('.tab.active', { hasText: title });
      await tab('Activation checkpointing').waitFor();
      const button = (title: string): Locator =>
        workbench.page.locator(`.editor-actions .action-label:not(.disabled)[aria-label^="${title}"]`);
      await button('Go Back').click();
      await tab('Fused attention').waitFor();
      await button('Go Forward').click();
      await tab('Activation checkpointing').waitFor();
      await (await workbench.frameWith('Drop a block')).locator('h1').click();
      await workbench.page.keyboard.press('Alt+ArrowLeft');
      await tab('Fused attention').waitFor();
    });

    it('goes from the page to the code, not over the page', async () => {
      const frame = await openPage();
      await toCode();
      await workbench.goToLine(1);
      await frame.getByRole('link', { name: 'model.py:7' }).click();
      await workbench.page.getByText('Ln 7, Col 15').waitFor();
      assert.ok(await frame.getByText('What to write instead').isVisible());
    });

    it('follows the code while it is edited', async () => {
      const frame = await openPage();
      await toCode();
      await workbench.goToLine(1);
      await workbench.page.keyboard.press('Control+Shift+Enter');
      await frame.getByRole('link', { name: 'model.py:8' }).waitFor();
      await workbench.page.keyboard.press('Control+z');
      await frame.getByRole('link', { name: 'model.py:7' }).waitFor();
      await workbench.goToLine(7);
      await workbench.page.keyboard.press('Control+/');
      await frame.getByText('any more').waitFor();
      await workbench.page.keyboard.press('Control+/');
      await frame.getByRole('link', { name: 'model.py:7' }).waitFor();
    });

    it('comes back after a reload with its tab', async function () {
      this.timeout(120_000);
      const frame = await openPage();
      await frame.getByRole('tab', { name: 'When not to' }).click();
      await workbench.quickOpen('>Developer: Reload Window');
      await workbench.page.keyboard.press('Enter');
      while (!frame.isDetached()) await workbench.page.waitForTimeout(50);
      // A whole window starts again, which takes its time on a busy machine.
      await workbench.page.locator('.tab', { hasText: 'Fused attention' }).waitFor({ timeout: 60_000 });
      const restored = await workbench.frameWith('Fused attention');
      await restored.getByRole('tab', { name: 'When not to', selected: true }).waitFor();
      await restored.getByRole('tab', { name: 'Why here' }).click();
      await restored.getByText('What to write instead').waitFor();
    });

    it('searches as one types, and moves nothing but what is found', async () => {
      await searchFor('fused att');
      const first = workbench.quickInput.locator('.monaco-list-row[data-index="0"]');
      await first.filter({ hasText: /^Fused attention/ }).waitFor();
      await workbench.quickInput.locator('input.input').pressSequentially('ention');
      await first.filter({ hasText: /^Fused attention/ }).waitFor();
      await workbench.page.keyboard.press('Enter');
      await workbench.quickInput.waitFor({ state: 'hidden' });
      await workbench.frameWith('Exact attention');
    });

    it('shows rows that hold none of the letters typed', async () => {
      await searchFor('CUDA out of memory');
      const first = workbench.quickInput.locator('.monaco-list-row[data-index="0"]');
      await first.filter({ hasText: /^Activation checkpointing/ }).waitFor();
      await workbench.page.keyboard.press('Escape');
    });

    it('copies a citation from search and leaves the list open', async () => {
      await searchFor('FlashAttention-2');
      const row = workbench.quickInput.locator('.monaco-list-row').filter({ hasText: 'FlashAttention-2' }).first();
      await row.hover();
      await row.getByRole('button', { name: 'Copy BibTeX' }).click();
      assert.ok(await workbench.quickInput.isVisible());
      await workbench.page.keyboard.press('Escape');
    });

    it('offers afterwards what was opened last', async () => {
      await searchFor('');
      await workbench.quickInput.locator('.monaco-list-row').filter({ hasText: 'Fused attention' }).first().waitFor();
      await workbench.page.keyboard.press('Escape');
    });
  });
}
