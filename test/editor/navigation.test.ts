import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ATTENTION, attentionFile, closeAll, openUntitled, rangeOf, shown, until, update } from './editing.ts';

describe('going from finding to finding', () => {
  afterEach(closeAll);

  it('visits each in turn and goes back', async () => {
    const twice = `${attentionFile()}\n\n${attentionFile().replaceAll('weights', 'shares').replace('def attend', 'def attend_again')}`;
    const editor = await openUntitled(twice);
    await until('two findings', () => vscode.languages.getDiagnostics(editor.document.uri).length === 2);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const first = rangeOf(editor.document, 'F.softmax').start;
    const second = rangeOf(editor.document, 'shares = F.softmax').start.translate(0, 9);
    const cursor = () => vscode.window.activeTextEditor?.selection.active;
    for (const wanted of [first, second]) {
      await vscode.commands.executeCommand('efficiencyLens.nextFinding');
      assert.deepEqual(cursor(), wanted);
    }
    await vscode.commands.executeCommand('efficiencyLens.previousFinding');
    assert.deepEqual(cursor(), first);
  });

  it('reaches findings that are not underlined', async () => {
    const editor = await openUntitled(attentionFile());
    await shown(editor.document, ATTENTION);
    try {
      await update('severity', { clear: 'off' });
      await until('no underline', () => vscode.languages.getDiagnostics(editor.document.uri).length === 0);
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand('efficiencyLens.nextFinding');
      assert.deepEqual(editor.selection.active, rangeOf(editor.document, 'F.softmax').start);
    } finally {
      await update('severity', undefined);
    }
  });
});
