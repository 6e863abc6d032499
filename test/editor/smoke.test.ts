import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('VS Code with the extension', () => {
  it('is the version that was asked for', () => {
    const asked = process.env['EFFICIENCY_LENS_VSCODE'] ?? 'none';
    assert.ok(vscode.version.startsWith(`${asked}.`), `asked for ${asked}, got ${vscode.version}`);
  });

  it('finds the files of the folder that is open', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    const files = await vscode.workspace.findFiles('**/*.py');
    assert.notEqual(files.length, 0);
  });

  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension('efficiency-lens.efficiency-lens');
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
