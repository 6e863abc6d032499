import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import { Search } from '../../src/core/search/search.ts';
import { Recent } from '../../src/editor/searchRecent.ts';
import { COPY_CITATION, OPEN_PAGE, type Row, rowsOf } from '../../src/editor/searchRows.ts';
import { rowsFor } from '../../src/editor/selectionSearch.ts';
import { ATTENTION, attentionFile, closeAll, openUntitled, rangeOf, shown, SOFTMAX, until } from './editing.ts';
import { FakeFindings, knowledge } from './fakeFindings.ts';

const pageTitles = (): string[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);

const leadsOf = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ lead }) => (lead ? [`${lead.kind} ${lead.id}`] : []));

describe('search', () => {
  let index: Knowledge;
  const rowsFound = (text: string): Row[] => rowsOf(new Search(index).find(text), index);

  before(async () => {
    index = await knowledge();
  });

  afterEach(closeAll);

  it('shows what is found in its order, whatever the labels say', () => {
    const text = 'kv cache';
    const hits = new Search(index).find(text).slice(0, 60);
    const meant = hits.map(({ kind, id, title }) => (kind === 'error' ? `query ${title}` : `${kind} ${id}`));
    const rows = rowsFound(text);
    assert.deepEqual(leadsOf(rows), meant);
    assert.ok(rows.every(({ alwaysShow }) => alwaysShow === true));
  });

  it('gives rows an icon of their kind, what changes, one line more, and buttons', () => {
    const rows = rowsFound('flash attention');
    const technique = rows.find(({ lead }) => lead?.kind === 'technique')!;
    const paper = rows.find(({ lead }) => lead?.kind === 'paper')!;
    assert.equal(technique.label, 'Fused attention');
    assert.equal(technique.description, 'less memory · faster');
    assert.notEqual((technique.iconPath as vscode.ThemeIcon).id, (paper.iconPath as vscode.ThemeIcon).id);
    assert.match(paper.description!, /^\d{4} · /);
    assert.deepEqual(paper.buttons, [COPY_CITATION, OPEN_PAGE]);
    for (const { label, detail = '' } of rows) assert.doesNotMatch(label + detail, /[\r\n\u202e]/);
  });

  it('answers an error message by what helps against it, under its name', () => {
    const rows = rowsFound('torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.');
    const error = index.errors.find(({ title }) => title === rows[0]!.label)!;
    assert.equal(rows[0]!.kind, vscode.QuickPickItemKind.Separator);
    assert.deepEqual(
      rows.slice(1, 1 + error.techniques.length).map(({ lead, detail }) => [lead?.id, detail]),
      error.techniques.map(({ id, why }) => [id, why]),
    );
    const leads = leadsOf(rows);
    assert.equal(new Set(leads).size, leads.length, 'nothing stands there twice');
  });

  it('opens what is chosen, and remembers it', async () => {
    await vscode.commands.executeCommand('efficiencyLens.search', 'fused attention');
    await until('the page', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return pageTitles().includes('Fused attention');
    });
  });

  it('keeps the last few that were opened, and reads nothing that is none', async () => {
    let kept: unknown = [{ kind: 'paper' }, 'x', null, { kind: 'query', id: 'q' }, { kind: 'paper', id: 'old' }];
    const memento = {
      keys: () => [],
      get: () => kept,
      update: async (_: string, value: unknown) => void (kept = value),
    } as unknown as vscode.Memento;
    const recent = new Recent(memento);
    assert.deepEqual(recent.leads, [{ kind: 'paper', id: 'old' }]);
    for (let i = 0; i < 20; i++) await recent.add({ kind: 'technique', id: `t${i}` });
    await recent.add({ kind: 'technique', id: 't15' });
    assert.equal(recent.leads.length, 8);
    assert.deepEqual(recent.leads.slice(0, 2), [
      { kind: 'technique', id: 't15' },
      { kind: 'technique', id: 't19' },
    ]);
  });
});

describe('search for code', () => {
  let index: Knowledge;

  before(async () => {
    index = await knowledge();
  });

  afterEach(closeAll);

  it('lists what was found in the code first, with its place', async () => {
    const editor = await openUntitled(attentionFile());
    const findings = new FakeFindings();
    findings.set(editor.document.uri, editor.document.getText(), [ATTENTION, SOFTMAX]);
    const range = rangeOf(editor.document, SOFTMAX);
    const rows = rowsFor({ text: SOFTMAX, range }, editor, findings, index);
    assert.equal(rows[0]!.kind, vscode.QuickPickItemKind.Separator);
    const { lead, detail } = rows[1]!;
    assert.deepEqual(lead, {
      kind: 'technique',
      id: 'fused-attention',
      place: {
        uri: editor.document.uri.toString(),
        pattern: ATTENTION,
        start: editor.document.offsetAt(range.start),
        end: editor.document.offsetAt(range.end),
      },
    });
    assert.equal(detail, index.pattern(ATTENTION)!.message);
    assert.equal(rows.filter((row) => row.lead?.id === 'fused-attention').length, 1);
  });

  it('leads from names in the code where nothing was found', async () => {
    const code = 'scaler = torch.cuda.amp.GradScaler()';
    const editor = await openUntitled(code);
    const range = rangeOf(editor.document, code);
    const rows = rowsFor({ text: code, range }, editor, new FakeFindings(), index);
    assert.ok(leadsOf(rows).slice(0, 3).includes('technique mixed-precision'), leadsOf(rows).join(', '));
  });

  it('takes the line of the cursor where nothing is selected, and opens the page at the place', async () => {
    const editor = await openUntitled(attentionFile());
    await shown(editor.document, ATTENTION);
    const { start } = rangeOf(editor.document, SOFTMAX);
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('efficiencyLens.searchSelection');
    await until('the page', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return pageTitles().includes('Fused attention');
    });
  });

  it('says so quietly where there is no code', async () => {
    await openUntitled('\n\n');
    await vscode.commands.executeCommand('efficiencyLens.searchSelection');
    assert.deepEqual(pageTitles(), []);
  });
});
