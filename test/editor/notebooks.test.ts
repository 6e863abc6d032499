import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { cellPlaceOf } from '../../src/editor/cells.ts';
import { placeOf } from '../../src/editor/links.ts';
import { readPlaceNow } from '../../src/editor/pagePlace.ts';
import { groupFindings } from '../../src/editor/treeFindings.ts';
import { findingItem } from '../../src/editor/treeFindingItem.ts';
import { knowledge, patternsOf } from './fakeFindings.ts';
import {
  ATTENTION,
  attentionFile,
  closeAll,
  extensionFindings,
  inWorkspace,
  notebookFile,
  SOFTMAX,
  until,
  write,
} from './editing.ts';

const NAME = 'study.ipynb';
/** The second cell of code, behind a title and a cell that fills some lines. */
const CELL = 2;
const SETUP = 'import os\nhere = os.getcwd()\nprint(here)\n';

describe('notebooks that a scan reads', () => {
  let findings: Exported['findings'];
  const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`efficiencyLens.${command}`, ...args);
  const uri = (): vscode.Uri => inWorkspace(NAME);
  const found = () => {
    const file = findings.get(uri());
    const finding = file?.analysis.findings.find(({ pattern }) => pattern === ATTENTION);
    assert.ok(file && finding);
    return { file, finding };
  };
  const shownCell = () => {
    const editor = vscode.window.activeNotebookEditor;
    return editor?.notebook.uri.path === uri().path ? editor.selections[0]?.start : undefined;
  };

  before(async () => {
    findings = await extensionFindings();
    await write(uri(), notebookFile(SETUP, attentionFile()));
    await run('scanWorkspace');
  });

  after(async () => {
    await run('clearScan');
    await closeAll();
    await vscode.workspace.fs.delete(uri());
  });

  it('say in which cell something is, and in which of its lines', async () => {
    const { file, finding } = found();
    const { start } = file.rangeOf(finding.region);
    const line = attentionFile()
      .split('\n')
      .findIndex((text) => text.includes(SOFTMAX));
    assert.deepEqual([file.cellOf(finding.region), start.line], [CELL, line]);
    const groups = groupFindings([file], patternsOf(await knowledge()), 'technique');
    const row = groups.flatMap((group) => group.findings).find(({ pattern }) => pattern.id === ATTENTION);
    assert.equal(findingItem(row!, 'technique', undefined).label, `${NAME}, cell ${CELL + 1}, line ${line + 1}`);
  });

  it('are shown at the cell of a finding, with the cursor on its line', async () => {
    const { file, finding } = found();
    await run('openFinding', placeOf(uri(), finding));
    await until('the cell', () => shownCell() === CELL);
    const editor = await until('its editor', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'vscode-notebook-cell' && active;
    });
    assert.deepEqual(editor.selection.active, file.rangeOf(finding.region).start);
    assert.equal(editor.document.lineAt(editor.selection.active.line).text.trim(), `weights = ${SOFTMAX}`);
  });

  it('are among the findings that one steps through, on from the cell that has the cursor', async () => {
    const stops = [...findings.entries()].flatMap((file) => file.analysis.findings.map(() => file.uri.path));
    assert.equal(stops.filter((path) => path === uri().path).length, 1);
    await run('openFinding', placeOf(uri(), found().finding));
    await until('the cell', () => shownCell() === CELL);
    await run('nextFinding');
    const next = stops[(stops.indexOf(uri().path) + 1) % stops.length];
    await until('the next file', () => vscode.window.activeTextEditor?.document.uri.path === next);
    await run('previousFinding');
    await until('the cell again', () => shownCell() === CELL);
  });

  it('are told of on the page of a technique', async () => {
    const { finding } = found();
    const { seen, file } = await readPlaceNow(placeOf(uri(), finding), findings);
    assert.equal(file, NAME);
    assert.equal(seen?.cell, CELL);
    assert.equal(seen?.text.slice(finding.region.start, finding.region.end), SOFTMAX);
  });

  it('are left as they are by the commands that write a comment', async () => {
    const before = await vscode.workspace.fs.readFile(uri());
    await run('ignoreLine', placeOf(uri(), found().finding));
    assert.deepEqual(await vscode.workspace.fs.readFile(uri()), before);
    assert.ok(!vscode.workspace.textDocuments.some(({ isDirty }) => isDirty));
  });

  it('have their pattern hidden from the cell that has the cursor', async () => {
    const configuration = () => vscode.workspace.getConfiguration('efficiencyLens');
    await run('openFinding', placeOf(uri(), found().finding));
    await until('its editor', () => vscode.window.activeTextEditor?.document.uri.scheme === 'vscode-notebook-cell');
    try {
      await run('hidePattern', undefined, 'seen');
      assert.deepEqual(configuration().inspect('hidden')?.globalValue, { [ATTENTION]: 'seen' });
      await until('it to be hidden', () => findings.get(uri())?.analysis.findings.length === 0);
    } finally {
      await configuration().update('hidden', undefined, vscode.ConfigurationTarget.Global);
    }
    await until('it to be back', () => findings.get(uri())?.analysis.findings.length === 1);
  });

  it('have their pattern ignored in the project', async () => {
    const config = inWorkspace('pyproject.toml');
    try {
      await run('ignoreWorkspace', placeOf(uri(), found().finding), 'seen', true);
      const { document } = vscode.window.activeTextEditor!;
      assert.equal(document.uri.toString(), config.toString());
      assert.match(document.getText(), new RegExp(`ignore = \\[\\{ name = "${ATTENTION}", reason = "seen" \\}\\]`));
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(config);
    }
  });

  it('are not shown at another place where the cell was changed and not saved', async () => {
    const { finding } = found();
    await run('openFinding', placeOf(uri(), finding));
    const { document } = await until('its editor', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'vscode-notebook-cell' && active;
    });
    assert.equal((await cellPlaceOf(uri(), finding.region))?.cell, CELL);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'import os\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await cellPlaceOf(uri(), finding.region), undefined);
    assert.equal(await cellPlaceOf(inWorkspace('no-such.ipynb'), finding.region), undefined);
    await closeAll();
  });

  it('are looked at again when they are saved', async () => {
    await write(uri(), notebookFile(SETUP));
    await until('the finding to go', () => findings.get(uri()) === undefined);
    await write(uri(), notebookFile(SETUP, attentionFile()));
    await until('the finding to be back', () => findings.get(uri())?.analysis.findings.length === 1);
  });
});
