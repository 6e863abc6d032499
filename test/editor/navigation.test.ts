import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { TIERS } from '../../src/core/knowledge/pattern.ts';
import {
  ATTENTION,
  attentionFile,
  closeAll,
  extensionFindings,
  inWorkspace,
  openFile,
  openUntitled,
  rangeOf,
  shown,
  until,
  update,
} from './editing.ts';
import { knowledge } from './fakeFindings.ts';

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

  // Documents that earlier tests closed may linger, so only what is open in an editor is stepped through.
  const filter = (...ids: string[]) =>
    vscode.commands.executeCommand('efficiencyLens.filterFindings', ['open-files', ...ids]);

  it('goes on in the next file and round to the first, hints and optional ones too', async () => {
    const places = await openSamples();
    const tiers = new Set(places.map(({ tier }) => tier));
    assert.ok(tiers.has('likely') && tiers.has('optional'), [...tiers].join());
    const all = inTurn(places);
    const visited: string[] = [];
    try {
      await filter();
      for (let i = 0; i <= all.length; i++) visited.push(await next());
      assert.deepEqual(visited, [...all, all[0]]);
      await vscode.commands.executeCommand('efficiencyLens.previousFinding');
      assert.equal(cursor(), all.at(-1));
    } finally {
      await vscode.commands.executeCommand('efficiencyLens.clearFilters');
    }
  });

  it('passes by what filters hide', async () => {
    const places = await openSamples();
    try {
      for (const tier of new Set(places.map((place) => place.tier))) {
        await filter(tier);
        const wanted = inTurn(places.filter((place) => place.tier === tier));
        const visited = new Set<string>();
        for (let i = 0; i < wanted.length; i++) visited.add(await next());
        assert.deepEqual([...visited].sort(), [...wanted].sort(), tier);
      }
      const path = vscode.window.activeTextEditor!.document.uri.path;
      await vscode.commands.executeCommand('efficiencyLens.filterFindings', ['current-file']);
      for (let i = 0; i < places.length; i++) assert.ok((await next()).startsWith(path));
      const missing = TIERS.find((tier) => !places.some((place) => place.tier === tier))!;
      await filter(missing);
      const before = cursor();
      assert.equal(await next(), before, 'there is nowhere to go');
    } finally {
      await vscode.commands.executeCommand('efficiencyLens.clearFilters');
    }
  });
});

async function next(): Promise<string> {
  await vscode.commands.executeCommand('efficiencyLens.nextFinding');
  return cursor();
}

/** Path and offset. */
const cursor = (): string => {
  const { document, selection } = vscode.window.activeTextEditor!;
  return `${document.uri.path}:${document.offsetAt(selection.active)}`;
};

interface Found {
  readonly at: string;
  readonly tier: string;
}

/** The places to stop at: one where several findings share it. */
const inTurn = (found: readonly Found[]): readonly string[] => [...new Set(found.map(({ at }) => at))];

/** Opens two samples, the cursor at the start of the first. @returns what is found in them, in order */
async function openSamples(): Promise<readonly Found[]> {
  const uris = [inWorkspace('attention.py'), inWorkspace('generate.py')];
  for (const uri of [...uris].reverse()) await openFile(uri);
  vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, 0, 0);
  const [findings, index] = [await extensionFindings(), await knowledge()];
  await until('findings in both', () => uris.every((uri) => findings.get(uri)?.analysis.findings.length));
  return uris.flatMap((uri) =>
    (findings.get(uri)?.analysis.findings ?? []).map(({ pattern, region }) => ({
      at: `${uri.path}:${region.start}`,
      tier: index.pattern(pattern)!.tier,
    })),
  );
}
