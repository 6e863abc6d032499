import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { closeAll, openUntitled, until } from './editing.ts';

const LIMIT_MS = 30;

describe('starting', () => {
  it(`takes less than ${LIMIT_MS} ms of our own code`, async () => {
    const extension = vscode.extensions.getExtension<Exported>('efficiency-lens.efficiency-lens');
    const { startedIn } = await extension!.activate();
    assert.ok(startedIn > 0 && startedIn < LIMIT_MS, `it took ${startedIn.toFixed(1)} ms`);
    console.log(`      ${startedIn.toFixed(1)} ms`);
  });

  it('registers every command of the manifest', async () => {
    const extension = vscode.extensions.getExtension('efficiency-lens.efficiency-lens');
    const { contributes } = extension!.packageJSON as { contributes: { commands: { command: string }[] } };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.map(({ command }) => command).filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});

describe('commands around', () => {
  it('open the sample as a file that nobody needs to save', async () => {
    await vscode.commands.executeCommand('efficiencyLens.openSample');
    const document = await until('the sample', () => vscode.window.activeTextEditor?.document);
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(document.languageId, 'python');
    assert.match(document.getText(), /softmax/);
    await closeAll();
  });

  it('copy what helps with a report, without paths and code', async () => {
    const { document } = await openUntitled('import torch\nsecret_name = 1\n');
    await vscode.commands.executeCommand('efficiencyLens.copyDebugInfo');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^Efficiency Lens: \d+\.\d+\.\d+$/m);
    assert.match(text, new RegExp(`^VS Code: ${vscode.version.replaceAll('.', '\\.')}`, 'm'));
    const paths = [document.uri.path, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.path)];
    for (const hidden of [...paths, 'secret_name', '.venv']) assert.ok(!text.includes(hidden), hidden);
    await closeAll();
  });

  it('turn everything off and on again', async () => {
    const enabled = () => vscode.workspace.getConfiguration('efficiencyLens').get('enable');
    assert.equal(enabled(), true);
    await vscode.commands.executeCommand('efficiencyLens.toggle');
    assert.equal(enabled(), false);
    await vscode.commands.executeCommand('efficiencyLens.toggle');
    assert.equal(enabled(), true);
  });
});
