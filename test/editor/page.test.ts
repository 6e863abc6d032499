import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ATTENTION, attentionFile, closeAll, openUntitled, rangeOf, shown, SOFTMAX, until } from './editing.ts';

interface Shown {
  readonly title: string;
  readonly column: number;
}

const pages = (): Shown[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs
      .filter(({ input }) => input instanceof vscode.TabInputWebview)
      .map(({ label, input }) => {
        assert.match((input as vscode.TabInputWebview).viewType, /efficiencyLens\.technique$/);
        return { title: label, column: viewColumn };
      }),
  );

const open = (command: string, argument?: unknown): Thenable<unknown> =>
  vscode.commands.executeCommand(`efficiencyLens.${command}`, argument);

const pageTitled = (title: string): Promise<Shown> => until(title, () => pages().find((page) => page.title === title));

describe('page', () => {
  afterEach(closeAll);

  it('opens beside the code and leaves the focus there', async () => {
    const { document } = await openUntitled(attentionFile());
    await open('openTechnique', 'fused-attention');
    assert.equal((await pageTitled('Fused attention')).column, 2);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, 1);
  });

  it('is one, whatever is opened after another', async () => {
    await openUntitled(attentionFile());
    await open('openTechnique', { technique: 'fused-attention' });
    await pageTitled('Fused attention');
    await open('showFix', { technique: 'mixed-precision' });
    await pageTitled('Mixed-precision training');
    await open('openPaper', 'flashattention-2');
    await until('the paper', () => pages()[0]?.title.startsWith('FlashAttention-2'));
    await open('openPaper', { paper: 'flashattention-2' });
    assert.equal(pages().length, 1);
  });

  it('shows the last of several that are asked for at once', async () => {
    await openUntitled(attentionFile());
    await Promise.all(['mixed-precision', 'data-loading', 'fused-attention'].map((id) => open('openTechnique', id)));
    await pageTitled('Fused attention');
    assert.equal(pages().length, 1);
  });

  it('opens with a place in code, also one that is gone', async () => {
    const { document } = await openUntitled(attentionFile());
    await shown(document, ATTENTION);
    const range = rangeOf(document, SOFTMAX);
    const place = {
      uri: document.uri.toString(),
      pattern: ATTENTION,
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
    };
    await open('openTechnique', { technique: 'fused-attention', place });
    await pageTitled('Fused attention');
    await open('openTechnique', {
      technique: 'mixed-precision',
      place: { ...place, uri: 'file:///no/such.py' },
    });
    await pageTitled('Mixed-precision training');
  });

  it('shows the overview in its place, whatever it is told', async () => {
    await open('openTechnique', 'fused-attention');
    await pageTitled('Fused attention');
    await open('openOverview', 'category-attention');
    await pageTitled('Overview of techniques');
    for (const argument of [undefined, 7, { part: 'x' }, '"><script>']) await open('openOverview', argument);
    await pageTitled('Overview of techniques');
    assert.equal(pages().length, 1);
  });

  it('opens again after it was closed', async () => {
    await open('openTechnique', 'fused-attention');
    await pageTitled('Fused attention');
    await closeAll();
    assert.deepEqual(pages(), []);
    await open('openTechnique', 'fused-attention');
    await pageTitled('Fused attention');
  });

  it('opens nothing for what the index does not have', async () => {
    for (const argument of ['no-such-technique', { technique: '<script>' }]) await open('openTechnique', argument);
    await open('openPaper', 'no-such-paper');
    assert.deepEqual(pages(), []);
  });

  it('asks what to open when it is told nothing', async () => {
    for (const argument of [undefined, 7, [], { technique: 7 }]) {
      await open('openTechnique', argument);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
    assert.deepEqual(pages(), []);
  });

  it('goes back and forward, and forgets the way when the page is closed', async () => {
    await openUntitled(attentionFile());
    await open('openTechnique', 'fused-attention');
    await open('openTechnique', 'mixed-precision');
    await open('openPaper', 'flashattention-2');
    await open('goBack');
    await pageTitled('Mixed-precision training');
    await open('goBack');
    await open('goBack');
    await pageTitled('Fused attention');
    await open('goForward');
    await pageTitled('Mixed-precision training');
    assert.equal(pages().length, 1);
    await closeAll();
    for (const command of ['goBack', 'goForward']) await open(command);
    assert.deepEqual(pages(), []);
  });
});
