import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench } from '../host/open.ts';
import { releases } from '../host/releases.ts';
import type { Workbench } from '../host/workbench.ts';

const SOFTMAX = 'F.softmax(scores';
/** VS Code puts the id of an extension before those of its status bar items. */
const STATUS = '[id="efficiency-lens.efficiency-lens.efficiencyLens.findings"]';

for (const release of releases) {
  describe(`what a person sees in VS Code ${release.name}`, function () {
    // A whole VS Code that starves on a busy machine drops a key or closes a list now and then.
    this.retries(2);
    let workbench: Workbench;
    let close: () => Promise<void>;

    before(async () => {
      ({ workbench, close } = await openWorkbench({ release }));
      await writeFile(join(workbench.folder, 'notes.txt'), 'import torch\n');
    });

    after(() => close());

    it('counts findings in the status bar, in model code only, and says so aloud', async () => {
      const item = workbench.page.locator(STATUS);
      await workbench.openFile('attention.py');
      await item.getByText('1', { exact: true }).waitFor();
      assert.match(
        (await item.locator('a').getAttribute('aria-label')) ?? '',
        /Efficiency Lens, 1 finding in this file/,
      );
      await workbench.openFile('efficient.py');
      await item.getByText('0', { exact: true }).waitFor();
      await workbench.openFile('notes.txt');
      await item.waitFor({ state: 'hidden' });
    });

    it('leads from the code of a diagnostic to the page of the technique', async () => {
      await workbench.openFile('attention.py');
      const hover = await workbench.hover(SOFTMAX);
      await hover.locator('a.code-link', { hasText: 'attention-scores-materialized' }).click();
      await workbench.frameWith('Fused attention');
      await workbench.page.keyboard.press('Escape');
    });

    it('leads from the link of a hover to the page of the technique', async () => {
      await workbench.command('View: Close All Editors');
      await workbench.openFile('attention.py');
      const hover = await workbench.hover(SOFTMAX);
      await hover.getByText('Open technique').click();
      await workbench.frameWith('Fused attention');
    });

    it('leads from the view of techniques to the overview, and from there to a technique and back to its category', async () => {
      await workbench.command('View: Close All Editors');
      await workbench.openView('Efficiency Lens');
      await workbench.page.locator('.pane-header[aria-label^="Techniques"]').hover();
      await workbench.page.getByRole('button', { name: 'Open Overview' }).click();
      const overview = await workbench.frameWith('Overview of techniques');
      await overview.getByRole('link', { name: 'Speculative decoding (Decoding)' }).click();
      const technique = await workbench.frameWith('What it is');
      await technique.getByRole('link', { name: 'Decoding', exact: true }).click();
      const again = await workbench.frameWith('Fewer or cheaper forward passes');
      await again.getByRole('tab', { name: /^All techniques/, selected: true }).waitFor();
    });

    it('keeps to the code in view while a page beside it has the focus', async () => {
      const { page } = workbench;
      await workbench.command('View: Close All Editors');
      await workbench.openFile('attention.py');
      await (await workbench.hover(SOFTMAX)).getByText('Open technique').click();
      const technique = await workbench.frameWith('Fused attention');
      await technique.locator('h1').click();
      // The last group of editors is that of the page.
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'Fused attention' }).waitFor();
      assert.equal(await page.locator('.editor-group-container').count(), 2);
      await page.locator(STATUS).getByText('1', { exact: true }).waitFor();
      await workbench.quickOpen('>Efficiency Lens: Ignore This');
      for (const title of ['Ignore This Line', 'Ignore This Pattern in the File']) {
        await workbench.quickInput.locator('.monaco-list-row', { hasText: title }).first().waitFor();
      }
      await page.keyboard.press('Escape');
      await workbench.quickInput.waitFor({ state: 'hidden' });
    });

    it('asks for no Python file in the view of findings while a page has the focus beside one', async () => {
      const { page } = workbench;
      const asks = page.getByText('Findings appear here when a Python file is open');
      await workbench.command('View: Close All Editors');
      await workbench.openView('Efficiency Lens');
      await asks.waitFor();
      await workbench.openFile('efficient.py');
      await page.locator(STATUS).getByText('0', { exact: true }).waitFor();
      await asks.waitFor({ state: 'hidden' });
      await workbench.command('View: Split Editor Right');
      await workbench.command('Efficiency Lens: Open Overview');
      const overview = await workbench.frameWith('Overview of techniques');
      await overview.locator('h1').click();
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'Overview' }).waitFor();
      await page.waitForTimeout(500);
      assert.ok(!(await asks.isVisible()));
      await page.locator(STATUS).getByText('0', { exact: true }).waitFor();
    });

    it('switches hovers off and on from the menu of the status bar item', async () => {
      await workbench.command('View: Close All Editors');
      await workbench.openFile('attention.py');
      const flip = async (state: string): Promise<void> => {
        await workbench.page.locator(STATUS).click();
        const row = workbench.quickInput.locator('.monaco-list-row', { hasText: 'Hover on findings' });
        assert.match((await row.textContent()) ?? '', new RegExp(`${state}$`));
        await row.click();
        await workbench.quickInput.waitFor({ state: 'hidden' });
      };
      // A setting takes effect a moment after the menu is gone, and a hover that is up stays as it is.
      const comesTo = async (wanted: boolean): Promise<void> => {
        for (let look = 0; look < 10; look++) {
          await workbench.page.keyboard.press('Escape');
          await workbench.page.mouse.move(0, 0);
          await workbench.hoverWidget.waitFor({ state: 'hidden' });
          const hover = await workbench.hover(SOFTMAX);
          await workbench.page.waitForTimeout(500);
          if ((await hover.getByText('Open technique').count()) > 0 === wanted) return;
        }
        assert.fail(wanted ? 'hovers stay silent' : 'hovers go on');
      };
      await flip('on');
      await comesTo(false);
      await flip('off');
      await comesTo(true);
    });

    it('shows no notification', async () => {
      assert.equal(await workbench.page.locator('.notification-toast').count(), 0);
    });
  });
}

describe('Restricted Mode', () => {
  it('shows the same', async () => {
    const { workbench, close } = await openWorkbench({ restricted: true });
    try {
      await workbench.page.getByText('Restricted Mode').first().waitFor();
      await workbench.openFile('attention.py');
      await workbench.page.locator(STATUS).getByText('1', { exact: true }).waitFor();
      const hover = await workbench.hover(SOFTMAX);
      await hover.getByText('Open technique').waitFor();
    } finally {
      await close();
    }
  });
});
