import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { Baselines } from '../../src/editor/baselines.ts';
import { readPanelState } from '../../src/editor/pageState.ts';
import { SinceBaseline } from '../../src/editor/sinceBaseline.ts';
import {
  ATTENTION,
  attentionFile,
  closeAll,
  extensionFindings,
  fusedFile,
  inWorkspace,
  notebookFile,
  until,
  workspaceFolder,
  write,
} from './editing.ts';

interface Entry {
  readonly path: string;
  readonly pattern: string;
  readonly line: string;
  readonly count: number;
}

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`efficiencyLens.${command}`, ...args);

const BASELINE = inWorkspaceLater('.efficiency-lens', 'baseline.json');
const OUT = inWorkspaceLater('report.out');

/** The workspace is not there yet while this file is loaded. */
function inWorkspaceLater(...path: string[]): () => vscode.Uri {
  return () => inWorkspace(...path);
}

const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
const extensionUri = (): vscode.Uri => vscode.extensions.getExtension('efficiency-lens.efficiency-lens')!.extensionUri;
const titles = (): string[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label),
  );

/** What projects silence: file and pattern of each. */
function silencedInJson(report: string): readonly string[] {
  const { findings } = JSON.parse(report) as { findings: readonly (Entry & { suppressed?: { by: string } })[] };
  return findings
    .filter(({ suppressed }) => suppressed?.by === 'workspace')
    .map(({ path, pattern }) => `${path} ${pattern}`);
}

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  readonly suppressions?: readonly { readonly kind: string }[];
}

function silencedInSarif(report: string): readonly string[] {
  const { runs } = JSON.parse(report) as { runs: readonly [{ results: readonly SarifResult[] }] };
  return runs[0].results
    .filter(({ suppressions }) => suppressions?.some(({ kind }) => kind === 'external'))
    .map(({ ruleId, locations }) => `${locations[0].physicalLocation.artifactLocation.uri} ${ruleId}`);
}

describe('workspace report', () => {
  let findings: Exported['findings'];

  before(async () => {
    findings = await extensionFindings();
  });

  beforeEach(() => run('clearScan'));

  afterEach(async () => {
    await run('clearScan');
    await closeAll();
    for (const uri of [inWorkspace('.efficiency-lens'), OUT(), inWorkspace('reported.py'), inWorkspace('reported')])
      if (await exists(uri)) await vscode.workspace.fs.delete(uri, { recursive: true });
  });

  const exported = async (format: string): Promise<string> => {
    await run('exportReport', format, OUT());
    return text(OUT());
  };

  it('opens as a page, before a scan too, and writes nothing', async () => {
    await run('openReport');
    await until('the page', () => titles().includes('Workspace report'));
    assert.equal(findings.scan.phase, 'none');
    await run('scanWorkspace');
    assert.ok(titles().includes('Workspace report'));
    assert.equal(await exists(BASELINE()), false);
  });

  it('is exported in each format, after a scan that it starts itself', async () => {
    await write(inWorkspace('reported.py'), attentionFile('# efficiency-lens: file-ignore[mixed] -- so it is\n'));
    const json = JSON.parse(await exported('json')) as { readonly findings: readonly Entry[] };
    assert.equal(findings.scan.phase, 'done');
    // A document that was closed and deleted by an earlier test may linger.
    let found = 0;
    for (const { uri, analysis } of findings.entries())
      if (await exists(uri)) found += analysis.findings.length + analysis.suppressed.length;
    assert.equal(json.findings.length, found);
    assert.ok(json.findings.some(({ path, pattern }) => path === 'reported.py' && pattern === ATTENTION));
    const sarif = JSON.parse(await exported('sarif')) as {
      readonly runs: readonly [{ readonly results: readonly object[]; readonly originalUriBaseIds: object }];
    };
    assert.equal(sarif.runs[0].results.length, found);
    const markdown = await exported('markdown');
    assert.match(markdown, /^# Efficiency Lens\n[^]*\| `reported\.py` \|/);
    assert.match(markdown, /## Already efficient\n/);
  });

  for (const format of ['json', 'sarif', 'markdown']) {
    const commandLine = async (): Promise<string> => {
      const cli = vscode.Uri.joinPath(extensionUri(), 'dist', 'cli.js').fsPath;
      const words = [cli, 'check', '--all', '--show-suppressed', '--exit-zero', '--format', format];
      return (await promisify(execFile)('node', words, { cwd: workspaceFolder().fsPath })).stdout;
    };

    it(`is, as ${format}, what the command line writes over the same files`, async () => {
      await write(inWorkspace('reported.py'), attentionFile('# efficiency-lens: file-ignore[mixed] -- so it is\n'));
      assert.equal(await exported(format), await commandLine());
    });

    it(`is so, as ${format}, where a project has a table too`, async () => {
      // A folder of its own each time: no table was read there before.
      const project = (...path: string[]): vscode.Uri => inWorkspace('reported', format, ...path);
      await write(
        project('pyproject.toml'),
        `[tool.efficiency-lens]
ignore = ["autocast-fp16-unscaled"]
per-file-ignores = { "plots/**" = ["${ATTENTION}"] }
severity = { ${ATTENTION} = "warning", small-optimizer-unfused = "off" }
`,
      );
      const samples = vscode.Uri.joinPath(extensionUri(), 'media', 'samples');
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(samples, 'train.py'), project('train.py'));
      for (const name of ['model.py', 'plots/maps.py']) await write(project(...name.split('/')), attentionFile());
      await write(project('study.ipynb'), notebookFile('%pip install torch==2.6.0\n', attentionFile()));
      await write(project('plots', 'maps.ipynb'), notebookFile(attentionFile()));
      await write(project('fused.ipynb'), notebookFile(fusedFile()));
      await write(project('broken.ipynb'), '{');
      const ours = await exported(format);
      assert.equal(ours, await commandLine());
      if (format === 'markdown') return;
      const quiet = format === 'json' ? silencedInJson(ours) : silencedInSarif(ours);
      const inProject = (name: string): string => `reported/${format}/${name}`;
      for (const name of ['plots/maps.py', 'plots/maps.ipynb'])
        assert.ok(quiet.includes(`${inProject(name)} ${ATTENTION}`), quiet.join());
      assert.ok(ours.includes(inProject('study.ipynb')));
      assert.ok(quiet.includes(`${inProject('train.py')} autocast-fp16-unscaled`), quiet.join());
      assert.ok(!quiet.some((place) => place.startsWith(inProject('model.py'))), quiet.join());
    });
  }

  it('takes what is found as a baseline, tells new from known, and counts moved lines as known', async () => {
    const uri = await write(inWorkspace('reported.py'), attentionFile());
    await run('saveBaseline', true);
    const saved = JSON.parse(await text(BASELINE())) as { readonly findings: readonly Entry[] };
    assert.deepEqual(
      saved.findings.filter(({ path }) => path === 'reported.py').map(({ pattern, count }) => [pattern, count]),
      [[ATTENTION, 1]],
    );
    assert.match(await exported('markdown'), /Since the baseline: 0 new, 0 gone, \d+ unchanged\./);
    const moved = attentionFile('# further down\n\n');
    await write(uri, moved + moved.slice(moved.indexOf('def')));
    await until('the second finding', () => findings.get(uri)?.analysis.findings.length === 2);
    assert.match(await exported('markdown'), /Since the baseline: 1 new, 0 gone, \d+ unchanged\.[^]*`reported\.py:11`/);
    await vscode.workspace.fs.delete(uri);
    await until('the file to go', () => findings.get(uri) === undefined);
    assert.match(await exported('markdown'), /Since the baseline: 0 new, 1 gone, /);
  });

  it('tells new findings of a file that is edited from those that a baseline has', async () => {
    const uri = await write(inWorkspace('reported.py'), attentionFile());
    await run('saveBaseline', true);
    const baselines = new Baselines({ warn: () => undefined });
    await baselines.load();
    const isNew = (since: SinceBaseline): readonly boolean[] => {
      const file = findings.get(uri)!;
      return file.analysis.findings.map((finding) => since.isNew(file, finding));
    };
    const since = new SinceBaseline(baselines);
    assert.deepEqual(isNew(since), [false]);
    const more = attentionFile('# further down\n');
    await write(uri, more + more.slice(more.indexOf('def')));
    await until('the second finding', () => findings.get(uri)?.analysis.findings.length === 2);
    assert.deepEqual(isNew(since), [false, true]);
    assert.deepEqual(isNew(new SinceBaseline({ of: () => undefined })), [true, true]);
    baselines.dispose();
  });

  it('follows a baseline that is written elsewhere, and none that is broken', async () => {
    const warned: string[] = [];
    const baselines = new Baselines({ warn: (words: string) => void warned.push(words) });
    await baselines.load();
    const now = () => baselines.of(workspaceFolder())?.findings.length;
    assert.equal(now(), undefined);
    await write(BASELINE(), JSON.stringify({ version: 1, findings: [] }));
    await until('the baseline to be read', () => now() === 0);
    await write(BASELINE(), '{');
    await until('the broken one to be left', () => now() === undefined);
    assert.match(warned.join(), /baseline\.json is not followed\. It is no JSON\./);
    baselines.dispose();
  });

  it('is taken for a page that was open before a reload', () => {
    const state = { kind: 'report', id: 'all', opening: 'a' } as const;
    assert.deepEqual(readPanelState(state), state);
  });

  /** Saves a baseline, and answers as `command` does until that is done. */
  const saving = async (command: string): Promise<void> => {
    const saved = run('saveBaseline');
    let isDone = false;
    void saved.then(() => (isDone = true));
    await until('the question to be answered', async () => {
      await vscode.commands.executeCommand(command);
      return isDone;
    });
  };
  const NO_ANSWER = 'workbench.action.closeQuickOpen';

  it('asks before the first baseline is written, and writes none when nobody answers', async () => {
    await write(inWorkspace('reported.py'), attentionFile());
    await saving(NO_ANSWER);
    assert.equal(await exists(BASELINE()), false);
    await saving('workbench.action.acceptSelectedQuickOpenItem');
    assert.match(await text(BASELINE()), /"path":"reported\.py"/);
  });

  it('asks before a baseline that is there is changed, and leaves it when nobody answers', async () => {
    await write(inWorkspace('reported.py'), attentionFile());
    const before = JSON.stringify({ version: 1, findings: [] });
    await write(BASELINE(), before);
    await saving(NO_ANSWER);
    assert.equal(await text(BASELINE()), before);
  });

  it('keeps what a baseline says of files that no scan of the editor reads', async () => {
    const entry: Entry = { path: 'other', pattern: ATTENTION, line: 'x', count: 2 };
    await write(BASELINE(), JSON.stringify({ version: 1, findings: [entry] }));
    await run('saveBaseline', true);
    const saved = JSON.parse(await text(BASELINE())) as { readonly findings: readonly Entry[] };
    assert.deepEqual(
      saved.findings.filter(({ path }) => path === 'other'),
      [entry],
    );
    assert.ok(saved.findings.length > 1);
  });
});
