import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { pythonFiles } from '../../src/editor/pythonFiles.ts';
import { summary } from '../../src/editor/scanCommands.ts';
import {
  ATTENTION,
  attentionFile,
  closeAll,
  extensionFindings,
  inWorkspace,
  until,
  update,
  workspaceFolder,
  write,
} from './editing.ts';
import { ownFindings } from './ownFindings.ts';

const MANY = 400;
const folder = (): vscode.Uri => inWorkspace('many');
const nth = (i: number): vscode.Uri => vscode.Uri.joinPath(folder(), `module_${i}.py`);

describe('scanning the workspace', () => {
  let findings: Exported['findings'];
  const patternsIn = (uri: vscode.Uri) => findings.get(uri)?.analysis.findings.map(({ pattern }) => pattern);
  const scan = () => vscode.commands.executeCommand('efficiencyLens.scanWorkspace');

  before(async () => {
    findings = await extensionFindings();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('efficiencyLens.clearScan');
    await closeAll();
    for (const name of ['enable', 'exclude', 'inTests', 'maxFileSize']) await update(name, undefined);
    for (const name of ['many', '.venv', 'hidden', 'added.py', 'tests', 'requirements.txt']) {
      const there = await vscode.workspace.fs.stat(inWorkspace(name)).then(
        () => true,
        () => false,
      );
      if (there) await vscode.workspace.fs.delete(inWorkspace(name), { recursive: true });
    }
  });

  it('finds what is not open and leaves environments and hidden files alone', async () => {
    const buried = vscode.Uri.joinPath(inWorkspace('.venv'), 'lib', 'site-packages', 'model.py');
    const hidden = vscode.Uri.joinPath(inWorkspace('hidden'), 'model.py');
    const deep = vscode.Uri.joinPath(folder(), 'a', 'b', 'model.py');
    for (const uri of [buried, hidden, deep]) await write(uri, attentionFile());
    await vscode.workspace.getConfiguration('files').update('exclude', { '**/hidden': true });
    try {
      await scan();
      assert.equal(findings.scan.phase, 'done');
      assert.equal(findings.scan.scanned, findings.scan.total);
      assert.deepEqual(patternsIn(deep), [ATTENTION]);
      assert.deepEqual(patternsIn(inWorkspace('attention.py')), [ATTENTION]);
      for (const uri of [buried, hidden]) assert.equal(patternsIn(uri), undefined, uri.path);
      assert.deepEqual(patternsIn(inWorkspace('efficient.py')) ?? [], []);
      assert.deepEqual(vscode.languages.getDiagnostics(deep), []);
    } finally {
      await vscode.workspace.getConfiguration('files').update('exclude', undefined);
    }
  });

  it('says at its end what it did, of one and of many', () => {
    assert.equal(summary({ phase: 'done', scanned: 1, total: 1 }, 1), '1 file: 1 finding');
    assert.equal(summary({ phase: 'stopped', scanned: 1, total: 2 }, 0), 'Stopped after 1 of 2 files: 0 findings');
  });

  it('can be stopped, and keeps what it found until then', async () => {
    for (let i = 0; i < MANY; i++) await write(nth(i), attentionFile(`# ${i}\n`.repeat(200)));
    const running = scan();
    await until('the scan to be on its way', () => findings.scan.scanned > 5);
    await vscode.commands.executeCommand('efficiencyLens.stopScan');
    await running;
    assert.equal(findings.scan.phase, 'stopped');
    assert.ok(findings.scan.scanned < findings.scan.total, `${findings.scan.scanned} of ${findings.scan.total}`);
    assert.deepEqual(patternsIn(inWorkspace('attention.py')), [ATTENTION]);
  });

  it('lets others have their turn', async () => {
    for (let i = 0; i < MANY; i++) await write(nth(i), attentionFile(`# ${i}\n`.repeat(200)));
    let most = 0;
    let last = 0;
    const timer = setInterval(() => {
      most = Math.max(most, findings.scan.scanned - last);
      last = findings.scan.scanned;
    }, 0);
    await scan();
    clearInterval(timer);
    assert.ok(findings.scan.total >= MANY);
    assert.ok(most > 0 && most < MANY / 4, `nobody else had a turn during ${most} files`);
  });

  it('looks again with progress when the project changes, begins anew when that is overtaken, and can be stopped', async () => {
    for (let i = 0; i < MANY / 2; i++) await write(nth(i), attentionFile(`# ${i}\n`.repeat(200)));
    await scan();
    const requires = (version: string) => write(inWorkspace('requirements.txt'), `torch==${version}\n`);
    const isUnderWay = () => until('a run that is under way', () => findings.scan.scanned > 5 && isRunning());
    const isRunning = () => findings.scan.phase === 'running';
    const stated = () => new Set([...findings.looked()].map(({ versions }) => versions['torch']));
    const { total } = findings.scan;

    await requires('2.5.0');
    await isUnderWay();
    let ends = 0;
    let begins = 0;
    const following = findings.onDidChange(() => {
      if (findings.scan.phase === 'done') ends++;
      if (isRunning() && findings.scan.scanned === 0) begins++;
    });
    await requires('2.6.0');
    await until('the run to begin anew', () => begins > 0);
    assert.equal(ends, 0, 'the run that was overtaken came to its end');
    await until('its end', () => findings.scan.phase === 'done');
    following.dispose();
    assert.deepEqual(findings.scan, { phase: 'done', scanned: total, total });
    assert.deepEqual([...stated()], ['==2.6.0']);

    await requires('2.7.0');
    await isUnderWay();
    await vscode.commands.executeCommand('efficiencyLens.stopScan');
    await until('it to be stopped', () => !isRunning());
    assert.equal(findings.scan.phase, 'stopped');
    assert.ok(findings.scan.scanned < total);
    assert.equal([...findings.looked()].length, total, 'what was found was lost');
  });

  it('looks at nothing again for a change that says no more of versions', async () => {
    await write(inWorkspace('requirements.txt'), 'torch==2.6.0\n');
    await scan();
    const first = await write(inWorkspace('added.py'), attentionFile());
    // What has changed before has come, too.
    await until('the versions', () => findings.get(first)?.versions['torch'] === '==2.6.0');
    await until('an end', () => findings.scan.phase === 'done');
    let runs = 0;
    const following = findings.onDidChange(() => (runs += Number(findings.scan.phase === 'running')));
    await write(inWorkspace('requirements.txt'), '# as tested\ntorch==2.6.0\n');
    // What comes later has come, and so would what comes first.
    await write(first, 'import torch\n');
    await until('a later change', () => patternsIn(first) === undefined);
    following.dispose();
    assert.equal(runs, 0);
  });

  it('lists a file once where one open folder holds another', async () => {
    const [outer] = vscode.workspace.workspaceFolders!;
    const uri = await write(nth(0), attentionFile());
    const inner = { uri: folder(), name: 'many', index: 1 };
    const before = Object.getOwnPropertyDescriptor(vscode.workspace, 'workspaceFolders')!;
    Object.defineProperty(vscode.workspace, 'workspaceFolders', { ...before, get: () => [outer, inner] });
    try {
      const listed = await pythonFiles(new vscode.CancellationTokenSource().token);
      assert.equal(listed.filter(({ path }) => path === uri.path).length, 1);
    } finally {
      Object.defineProperty(vscode.workspace, 'workspaceFolders', before);
    }
  });

  it('tells the log how many files it leaves out, and why', async () => {
    await write(vscode.Uri.joinPath(inWorkspace('.venv'), 'lib', 'model.py'), attentionFile());
    await write(vscode.Uri.joinPath(folder(), 'plain.py'), 'print(1)\n');
    await write(inWorkspace('added.py'), attentionFile('# long\n'.repeat(400)));
    await update('maxFileSize', 2);
    const lines: string[] = [];
    const own = ownFindings((line) => lines.push(line));
    try {
      await own.findings.scanWorkspace();
      const said = await until('the log', () => lines.find((line) => line.startsWith('scan leaves out')));
      assert.match(
        said,
        /: [1-9]\d* in folders of environments, vendors or builds, [1-9]\d* too large, [1-9]\d* without a lib/,
      );
      assert.match(lines.join('\n'), /^left out too large: (?:.*, )?added\.py(?:,|$)/m);
    } finally {
      own.dispose();
    }
  });

  it('stays true when files are saved, added and deleted', async () => {
    await scan();
    assert.equal(patternsIn(inWorkspace('added.py')), undefined);
    const uri = await write(inWorkspace('added.py'), attentionFile());
    await until('the file that was added', () => patternsIn(uri)?.length === 1);
    await write(uri, 'import torch\n');
    await until('the finding to go', () => patternsIn(uri) === undefined);
    await write(uri, attentionFile());
    await until('the finding to be back', () => patternsIn(uri)?.length === 1);
    await vscode.workspace.fs.delete(uri);
    await until('the file to go', () => patternsIn(uri) === undefined);
    assert.equal(workspaceFolder().scheme, 'file');
  });

  it('comes and goes with the settings, at once, in files that are not open too', async () => {
    const added = await write(inWorkspace('added.py'), attentionFile());
    const inTests = await write(vscode.Uri.joinPath(inWorkspace('tests'), 'test_model.py'), attentionFile());
    await scan();
    assert.deepEqual(patternsIn(added), [ATTENTION]);
    assert.equal(patternsIn(inTests), undefined);
    const is = (uri: vscode.Uri, count: number | undefined) =>
      until(`${count} in ${uri.path}`, () => patternsIn(uri)?.length === count || undefined);
    const { length } = [...findings.looked()];

    await update('enable', false);
    await until(
      'nothing to be left',
      () => [...findings.entries()].length === 0 && [...findings.looked()].length === 0,
    );
    await update('enable', undefined);
    await is(added, 1);
    await until('all to be looked at again', () => [...findings.looked()].length === length);

    await update('exclude', ['added.py']);
    await is(added, undefined);
    assert.ok(![...findings.looked()].some(({ uri }) => uri.toString() === added.toString()));
    await update('exclude', undefined);
    await is(added, 1);

    await write(added, attentionFile('# long\n'.repeat(200)));
    await is(added, 1);
    await update('maxFileSize', 1);
    await is(added, undefined);
    await update('maxFileSize', undefined);
    await is(added, 1);

    await update('inTests', true);
    await is(inTests, 1);
    await update('inTests', undefined);
    await is(inTests, undefined);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
      'nothing was open',
    );
  });
});
