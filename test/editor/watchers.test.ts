import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ATTENTION, attentionFile, closeAll, inWorkspace, until, write } from './editing.ts';
import { ownFindings } from './ownFindings.ts';

const TABLE = '[tool.efficiency-lens]\n';
const config = (): vscode.Uri => inWorkspace('watched', 'pyproject.toml');
const requirements = (): vscode.Uri => inWorkspace('requirements.txt');
const model = (): vscode.Uri => inWorkspace('watched', 'model.py');

describe('following files', () => {
  const { workspace } = vscode;
  const make = workspace.createFileSystemWatcher;
  const live = new Set<string>();
  let own: ReturnType<typeof ownFindings>;

  before(async () => {
    await closeAll();
    let count = 0;
    workspace.createFileSystemWatcher = (...given) => {
      const watcher = make(...given);
      const [pattern] = given;
      const name = `${++count} ${typeof pattern === 'string' ? pattern : pattern.pattern}`;
      live.add(name);
      const dispose = watcher.dispose.bind(watcher);
      return Object.assign(watcher, {
        dispose() {
          live.delete(name);
          dispose();
        },
      });
    };
  });

  after(() => (workspace.createFileSystemWatcher = make));

  beforeEach(() => (own = ownFindings()));

  afterEach(async () => {
    own.dispose();
    await closeAll();
    await workspace.fs.delete(inWorkspace('watched'), { recursive: true });
    const names = (await workspace.fs.readDirectory(inWorkspace())).map(([name]) => name);
    if (names.includes('requirements.txt')) await workspace.fs.delete(requirements());
  });

  const open = async () => {
    // As a person does; what an extension opens stays open for minutes.
    await vscode.commands.executeCommand('vscode.open', model());
    return until('the analysis', () => own.findings.get(model()));
  };
  const none = () => until('nothing to be followed', () => live.size === 0);

  it('ends with the last Python file, and begins anew with what is true then', async () => {
    await write(model(), attentionFile());
    await write(config(), `${TABLE}ignore = ["${ATTENTION}"]\n`);
    await write(requirements(), 'torch==2.5.0\n');
    const before = await open();
    assert.deepEqual([before.analysis.suppressed.length, before.versions['torch']], [1, '==2.5.0']);
    const patterns = [...live].join('\n');
    for (const pattern of ['requirement*.txt', '**/pyproject.toml', '**/*.py']) {
      assert.ok(patterns.includes(pattern), `${pattern} in\n${patterns}`);
    }
    await closeAll();
    await none();

    await write(config(), TABLE);
    await write(requirements(), 'torch==2.6.0\n');
    const now = await open();
    assert.deepEqual([now.analysis.findings.length, now.versions['torch']], [1, '==2.6.0']);
    assert.notEqual(live.size, 0);
    await write(config(), `${TABLE}ignore = ["${ATTENTION}"]\n`);
    await until('the change to be followed', () => own.findings.get(model())?.analysis.suppressed.length === 1);
  });

  it('goes on while the results of a scan are held', async () => {
    await write(model(), attentionFile());
    await own.findings.scanWorkspace();
    await open();
    await closeAll();
    await until('the file to be that of the scan', () => own.findings.get(model())?.version === undefined);
    assert.notEqual(live.size, 0);
    own.findings.clearScan();
    await none();
  });

  it('goes on while problems of a configuration are shown', async () => {
    await write(model(), attentionFile());
    await write(config(), `${TABLE}ignor = []\n`);
    let problems: number | undefined;
    own.configs.onDidRead((read) => (problems = read.problems.length));
    await open();
    await until('the problem', () => problems === 1);
    await closeAll();
    await until('the file to be closed', () => own.findings.get(model()) === undefined);
    assert.deepEqual(
      [...live].map((name) => name.replace(/^\d+ /, '')),
      ['**/pyproject.toml'],
    );
    await write(config(), TABLE);
    await until('no problem', () => problems === 0);
    await none();
  });
});
