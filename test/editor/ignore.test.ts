import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  ATTENTION,
  attentionFile,
  closeAll,
  inWorkspace,
  notShown,
  openFile,
  openUntitled,
  rangeOf,
  shown,
  SOFTMAX,
} from './editing.ts';

const PRAGMA = `# efficiency-lens: ignore[${ATTENTION}]`;

/** Runs a command with the cursor in the finding. */
async function runAt(editor: vscode.TextEditor, command: string, text = SOFTMAX): Promise<void> {
  const { start } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(start, start);
  await vscode.commands.executeCommand(`efficiencyLens.${command}`);
}

describe('ignoring', () => {
  afterEach(closeAll);

  it('a line puts a comment at its end, and one undo takes it back', async () => {
    const editor = await openFile(inWorkspace('attention.py'));
    await shown(editor.document, ATTENTION);
    const before = editor.document.getText();
    await runAt(editor, 'ignoreLine');
    assert.equal(editor.document.getText(), before.replace(SOFTMAX, `${SOFTMAX}  ${PRAGMA}`));
    await notShown(editor.document, ATTENTION);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
    await shown(editor.document, ATTENTION);
  });

  it('is offered as a quick fix of the diagnostic, and leaves the rest to the user', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    const { diagnostic } = await shown(document, ATTENTION);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const mine = actions.filter(({ title }) => title.includes(ATTENTION));
    assert.deepEqual(
      mine.map(({ title }) => title),
      [
        `Ignore ${ATTENTION} on this line`,
        `Ignore ${ATTENTION} on this line, with a reason…`,
        `Ignore ${ATTENTION} in this file`,
        `Ignore ${ATTENTION} in this file, with a reason…`,
        `Ignore ${ATTENTION} in this project (pyproject.toml)…`,
        `Hide ${ATTENTION} in my editor…`,
        `Report ${ATTENTION} as wrong here…`,
      ],
    );
    for (const action of mine) assert.notEqual(action.isPreferred, true);
    const [first] = mine;
    assert.ok(first?.command);
    await vscode.commands.executeCommand(first.command.command, ...(first.command.arguments ?? []));
    assert.ok(document.getText().includes(`${SOFTMAX}  ${PRAGMA}`));
  });

  it('keeps the comment and the line ends that are there', async () => {
    const editor = await openUntitled(
      attentionFile().replace(SOFTMAX, `${SOFTMAX}  # type: ignore[x]`).replaceAll('\n', '\r\n'),
    );
    await shown(editor.document, ATTENTION);
    await runAt(editor, 'ignoreLine');
    assert.ok(editor.document.getText().includes(`${SOFTMAX}  # type: ignore[x]  ${PRAGMA}\r\n    return`));
    await notShown(editor.document, ATTENTION);
  });

  it('adds a name to a comment that silences something else already', async () => {
    const editor = await openUntitled(
      attentionFile().replace(SOFTMAX, `${SOFTMAX}  # efficiency-lens: ignore[gelu-by-hand] -- measured`),
    );
    await shown(editor.document, ATTENTION);
    await runAt(editor, 'ignoreLine');
    const line = editor.document.lineAt(rangeOf(editor.document, SOFTMAX).start).text;
    assert.match(line, new RegExp(`# efficiency-lens: ignore\\[gelu-by-hand, ${ATTENTION}\\] -- measured$`));
    await notShown(editor.document, ATTENTION);
  });

  it('puts the comment above where a line cannot hold one', async () => {
    const text = attentionFile().replace(
      `weights = ${SOFTMAX}`,
      `weights = \\\n        ${SOFTMAX} \\\n        .to(v.dtype)`,
    );
    const editor = await openUntitled(text);
    await shown(editor.document, ATTENTION);
    await runAt(editor, 'ignoreLine');
    assert.equal(editor.document.getText(), text.replace('    weights', `    ${PRAGMA}\n    weights`));
    await notShown(editor.document, ATTENTION);
  });

  it('works inside a statement of several lines', async () => {
    const text = attentionFile().replace(SOFTMAX, `(\n        ${SOFTMAX}\n        .to(v.dtype)\n    )`);
    const editor = await openUntitled(text);
    await shown(editor.document, ATTENTION);
    await runAt(editor, 'ignoreLine');
    assert.equal(editor.document.getText(), text.replace(SOFTMAX, `${SOFTMAX}  ${PRAGMA}`));
    await notShown(editor.document, ATTENTION);
  });

  it('in a file puts the comment below shebang and encoding', async () => {
    const head = '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n';
    const text = `${head}"""What this is."""\n${attentionFile()}`;
    const editor = await openUntitled(text);
    await shown(editor.document, ATTENTION);
    await runAt(editor, 'ignoreFile');
    assert.equal(
      editor.document.getText(),
      text.replace(head, `${head}# efficiency-lens: file-ignore[${ATTENTION}]\n`),
    );
    await notShown(editor.document, ATTENTION);
  });

  it('gives the reason in the comment', async () => {
    const editor = await openUntitled(attentionFile());
    const { diagnostic } = await shown(editor.document, ATTENTION);
    const start = editor.document.offsetAt(diagnostic.range.start);
    const place = { uri: editor.document.uri.toString(), pattern: ATTENTION, start, end: start + SOFTMAX.length };
    await vscode.commands.executeCommand('efficiencyLens.ignoreLine', place, ' the weights are\n plotted ');
    assert.ok(editor.document.getText().includes(`${SOFTMAX}  ${PRAGMA} -- the weights are plotted\n`));
    await notShown(editor.document, ATTENTION);
  });

  it('gives the reason in the comment of a file, too', async () => {
    const editor = await openUntitled(attentionFile());
    const { diagnostic } = await shown(editor.document, ATTENTION);
    const start = editor.document.offsetAt(diagnostic.range.start);
    const place = { uri: editor.document.uri.toString(), pattern: ATTENTION, start, end: start + SOFTMAX.length };
    await vscode.commands.executeCommand('efficiencyLens.ignoreFile', place, 'kept for teaching');
    const [first] = editor.document.getText().split('\n');
    assert.equal(first, `# efficiency-lens: file-ignore[${ATTENTION}] -- kept for teaching`);
    await notShown(editor.document, ATTENTION);
  });

  it('says so and changes nothing where there is no finding', async () => {
    const editor = await openUntitled(attentionFile());
    await shown(editor.document, ATTENTION);
    const before = editor.document.getText();
    await runAt(editor, 'ignoreLine', 'def attend');
    assert.equal(editor.document.getText(), before);
  });
});
