import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { openWorkbench } from '../host/open.ts';
import { newest } from '../host/releases.ts';
import type { Workbench } from '../host/workbench.ts';

describe('by keyboard alone', function () {
  // A whole VS Code that starves on a busy machine drops a key or closes a list now and then.
  this.retries(2);
  let workbench: Workbench;
  let close: () => Promise<void>;

  before(async () => {
    ({ workbench, close } = await openWorkbench({ release: newest }));
  });

  after(() => close());

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };
  const type = (text: string): Promise<void> => workbench.page.keyboard.type(text);

  /** Runs a command as one does without a mouse. */
  async function run(title: string): Promise<void> {
    await workbench.quickOpen(`>Efficiency Lens: ${title}`);
    await workbench.quickInput.locator('.monaco-list-row', { hasText: title }).first().waitFor();
    await press('Enter');
  }

  const rows = (view: string): Locator =>
    workbench.page
      .locator('.pane', { has: workbench.page.locator(`.pane-header[aria-label^="${view}"]`) })
      .locator('.monaco-list-row');

  /** Presses a key until what is wanted has the focus, as somebody does who looks for it. */
  async function reach(frame: Frame, selector: string, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (await frame.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await press(key);
    }
    assert.fail(`${key} never comes to ${selector}`);
  }

  it('a finding is reached in the tree, and its code from there', async () => {
    await workbench.openFile('attention.py');
    await workbench.openView('Efficiency Lens');
    await rows('Findings').filter({ hasText: 'attention.py:28' }).waitFor();
    await workbench.quickOpen('>Focus on Findings View');
    await press('Enter', 'Home');
    await rows('Findings').filter({ hasText: 'Fused attention' }).first().waitFor();
    await press('ArrowRight', 'ArrowDown', 'Enter');
    await workbench.page.getByText('Ln 28, Col 19').waitFor();
  });

  it('the view of findings is narrowed and widened again', async () => {
    await workbench.openFile('train.py');
    const mild = rows('Findings').filter({ hasText: 'train.py:43' });
    await mild.waitFor();
    await run('Filter Findings...');
    await workbench.quickInput.getByPlaceholder('Show only').waitFor();
    await type('Breaks');
    await workbench.quickInput.locator('.monaco-list-row[data-index="0"]', { hasText: 'Breaks the run' }).waitFor();
    await press('ArrowDown', 'Space', 'Enter');
    await mild.waitFor({ state: 'detached' });
    await rows('Findings').filter({ hasText: 'train.py:24' }).waitFor();
    await run('Clear Filters of Findings');
    await mild.waitFor();
  });

  it('a page is searched for, its tabs are turned, and a citation is copied', async () => {
    await workbench.openFile('attention.py');
    await run('Search Techniques and Papers...');
    await workbench.quickInput.getByPlaceholder('Technique, symptom').waitFor();
    await type('fused attention');
    await workbench.quickInput.locator('.monaco-list-row[data-index="0"]', { hasText: /^Fused attention/ }).waitFor();
    await press('Enter');
    const frame = await workbench.frameWith('Exact attention');
    await frame.locator('h1').click();
    await reach(frame, 'vscode-panel-tab');
    await press('End');
    await frame.getByRole('tab', { name: /^Papers/, selected: true }).waitFor();
    await reach(frame, 'vscode-panel-view:not([hidden]) button, vscode-panel-view:not([hidden]) vscode-button');
    await press('Enter');
    await frame.getByText('Copied', { exact: true }).waitFor({ state: 'attached' });
  });

  it('a workspace is scanned, its report opens and is copied, and its tab comes back after a reload', async function () {
    this.timeout(120_000);
    await workbench.command('View: Close All Editors');
    await run('Scan Workspace');
    await workbench.page.locator('.statusbar', { hasText: /\d+ files: \d+ findings/ }).waitFor();
    await run('Open Report');
    const frame = await workbench.frameWith('What would get better');
    assert.match((await frame.locator('h1').textContent()) ?? '', /^\d+ findings in \d+ files$/);
    await run('Export Report...');
    await workbench.quickInput.locator('.monaco-list-row', { hasText: 'Copy as Markdown' }).waitFor();
    await type('Copy');
    await press('Enter');
    await workbench.page.locator('.statusbar', { hasText: 'The report was copied as Markdown.' }).waitFor();
    await workbench.quickOpen('>Developer: Reload Window');
    await press('Enter');
    while (!frame.isDetached()) await workbench.page.waitForTimeout(50);
    await workbench.page.locator('.tab', { hasText: 'Workspace report' }).waitFor({ timeout: 60_000 });
    await workbench.frameWith('Nothing was scanned yet');
  });

  it('the overview comes back after a reload where one was', async function () {
    this.timeout(120_000);
    await workbench.command('View: Close All Editors');
    await run('Open Overview');
    const frame = await workbench.frameWith('Overview of techniques');
    await frame.locator('h1').click();
    await reach(frame, 'vscode-panel-tab');
    await press('End');
    await frame.getByRole('tab', { name: /^All techniques/, selected: true }).waitFor();
    await workbench.quickOpen('>Developer: Reload Window');
    await press('Enter');
    while (!frame.isDetached()) await workbench.page.waitForTimeout(50);
    await workbench.page.locator('.tab', { hasText: 'Overview of techniques' }).waitFor({ timeout: 60_000 });
    const again = await workbench.frameWith('Overview of techniques');
    await again.getByRole('tab', { name: /^All techniques/, selected: true }).waitFor();
  });
});
