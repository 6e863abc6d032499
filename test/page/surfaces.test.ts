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
  describe(`what a person sees in VS Code ${release.name}`, () => {
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
      await flip('on');
      const silent = await workbench.hover(SOFTMAX);
      assert.equal(await silent.getByText('Open technique').count(), 0);
      await workbench.page.keyboard.press('Escape');
      await flip('off');
      await workbench.page.mouse.move(0, 0);
      await silent.waitFor({ state: 'hidden' });
      const speaking = await workbench.hover(SOFTMAX);
      await speaking.getByText('Open technique').waitFor();
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
