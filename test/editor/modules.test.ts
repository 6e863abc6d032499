import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { closeAll, extensionFindings, inWorkspace, openFile, until, write } from './editing.ts';

const BASE = 'from torch import nn\n\n\nclass Base(nn.Module):\n    pass\n';
const ENCODER = `from .base import Base


class Encoder(Base):
    def forward(self, x, lengths):
        assert lengths.max().item() <= x.size(1)
        return x
`;

describe('names that lead to other files', () => {
  // One for each case: of what is deleted and made again at once, a watcher may say nothing.
  let count = 0;
  const folder = (): vscode.Uri => inWorkspace(`across${count}`);
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
  let findings: Exported['findings'];

  before(async () => {
    findings = await extensionFindings();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('efficiencyLens.clearScan');
    await closeAll();
    await vscode.workspace.fs.delete(folder(), { recursive: true });
    count++;
  });

  const patterns = (uri: vscode.Uri) => findings.get(uri)?.analysis.findings.map(({ pattern }) => pattern);

  it('tell an open file what it derives from', async () => {
    await write(file('base.py'), BASE);
    await openFile(await write(file('encoder.py'), `import torch\n${ENCODER}`));
    await until('the base to be followed', () => patterns(file('encoder.py'))?.includes('tensor-tested-in-forward'));
  });

  it('tell a scan the same', async () => {
    await write(file('base.py'), BASE);
    await write(file('encoder.py'), `import torch\n${ENCODER}`);
    await vscode.commands.executeCommand('efficiencyLens.scanWorkspace');
    assert.ok(patterns(file('encoder.py'))?.includes('tensor-tested-in-forward'));
  });

  it('follow what happens to the file they lead to', async () => {
    const told = (): boolean => patterns(file('encoder.py'))?.includes('tensor-tested-in-forward') ?? false;
    await openFile(await write(file('encoder.py'), `import torch\n${ENCODER}`));
    await until('the file to be analysed', () => patterns(file('encoder.py')) !== undefined);
    assert.equal(told(), false, 'nothing says that the base is a module');
    await write(file('base.py'), BASE);
    await until('the base to be found', told);
    await write(file('base.py'), BASE.replace('nn.Module', 'object'));
    await until('the base to be another', () => !told());
    await write(file('base.py'), BASE);
    await until('the base to be found again', told);
    await vscode.workspace.fs.delete(file('base.py'));
    await until('the base to be gone', () => !told());
  });
});
