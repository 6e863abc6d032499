import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { editOf } from '../../src/editor/projectIgnore.ts';
import { ATTENTION, attentionFile, closeAll, inWorkspace, notShown, openFile, shown, until, write } from './editing.ts';

const TABLE = '[tool.efficiency-lens]\n';
/** Of a folder that is deleted and made again at once, a watcher may say nothing. */
let folder = '';
let folders = 0;
const at = (...path: string[]): vscode.Uri => inWorkspace(folder, ...path);
const config = (...below: string[]): vscode.Uri => at(...below, 'pyproject.toml');

describe('ignoring in the project', () => {
  beforeEach(() => void (folder = `ignored-${++folders}`));

  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
  });

  const onDisk = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const isThere = (uri: vscode.Uri) =>
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
  const open = async (...path: string[]): Promise<vscode.TextDocument> => {
    const { document } = await openFile(await write(at(...path), attentionFile()));
    await shown(document, ATTENTION);
    return document;
  };
  const ignore = (document: vscode.TextDocument, reason: string, mayCreate?: boolean) => {
    const place = { uri: document.uri.toString(), pattern: ATTENTION, start: 0, end: 0 };
    return vscode.commands.executeCommand('efficiencyLens.ignoreWorkspace', place, reason, mayCreate);
  };
  const inView = () => vscode.window.activeTextEditor!.document;

  it('adds to the table that holds, keeps what is written, and leaves it to the user to save', async () => {
    const before = `# ours\n${TABLE}ignore = [\n  "flat-index", # small\n]\n`;
    await write(config(), before);
    await write(config('src'), '[tool.black]\n');
    const document = await open('src', 'model.py');
    await ignore(document, 'for "teaching"');
    const file = inView();
    assert.equal(file.uri.toString(), config().toString());
    const entry = `  { name = "${ATTENTION}", reason = "for \\"teaching\\"" },\n`;
    assert.equal(file.getText(), before.replace('\n]\n', `\n${entry}]\n`));
    assert.equal(await onDisk(config()), before);
    assert.ok(file.isDirty);
    await file.save();
    await notShown(document, ATTENTION);
  });

  it('makes a file at the top of the project only where it may', async () => {
    await write(at('.git', 'HEAD'), '');
    const document = await open('src', 'model.py');
    const asked = ignore(document, '');
    // Nobody answers.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await asked;
    assert.ok(!(await isThere(config())) && !(await isThere(config('src'))));
    await ignore(document, '', true);
    assert.equal(inView().uri.toString(), config().toString());
    assert.equal(inView().getText(), `${TABLE}ignore = ["${ATTENTION}"]\n`);
    assert.ok(inView().isDirty);
    await inView().save();
    await notShown(document, ATTENTION);
  });

  it('writes nothing into a file that somebody makes meanwhile', async () => {
    await write(config(), '[project]\n');
    const edit = editOf(config(), undefined, [{ at: 0, text: TABLE }]);
    assert.equal(await vscode.workspace.applyEdit(edit), false);
    assert.equal((await vscode.workspace.openTextDocument(config())).getText(), '[project]\n');
  });

  it('writes nothing into what is no TOML', async () => {
    const broken = `${TABLE}ignore = [\n`;
    await write(config(), broken);
    const document = await open('model.py');
    await ignore(document, '');
    assert.equal(inView(), document);
    assert.equal(await onDisk(config()), broken);
    const written = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === config().toString());
    assert.equal(written?.getText() ?? broken, broken);
  });

  it('writes nothing twice', async () => {
    await write(config(), TABLE);
    const document = await open('model.py');
    await ignore(document, '');
    const once = inView().getText();
    await ignore(document, '');
    assert.equal(inView().getText(), once);
    await until('it to be unsaved', () => inView().isDirty);
  });
});
