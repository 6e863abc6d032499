import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
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

  it('goes on in the next file and round to the first, hints and optional ones too', async () => {
    const places = await openSamples();
    const tiers = new Set(places.map(({ tier }) => tier));
    assert.deepEqual([...tiers].sort(), ['clear', 'likely', 'optional']);
    const visited: string[] = [];
    for (let i = 0; i <= places.length; i++) {
      await vscode.commands.executeCommand('efficiencyLens.nextFinding');
      visited.push(cursor());
    }
    const all = places.map(({ at }) => at);
    assert.deepEqual(visited, [...all, all[0]]);
    await vscode.commands.executeCommand('efficiencyLens.previousFinding');
    assert.equal(cursor(), all.at(-1));
  });

  it('passes by what filters hide', async () => {
    const places = await openSamples();
    const filter = (...ids: string[]) => vscode.commands.executeCommand('efficiencyLens.filterFindings', ids);
    const next = async (): Promise<string> => {
      await vscode.commands.executeCommand('efficiencyLens.nextFinding');
      return cursor();
    };
    const wanted = (tier: string) => places.filter((place) => place.tier === tier).map(({ at }) => at);
    try {
      await filter('likely');
      assert.equal(await next(), wanted('likely')[0]);
      assert.equal(await next(), wanted('likely')[0], 'there is one');
      await filter('likely', 'optional', 'current-file');
      const inData = places.filter(({ at }) => at.includes('data.py')).map(({ at }) => at);
      assert.deepEqual(new Set([await next(), await next(), await next()]), new Set(inData));
      await filter('breaks');
      const before = cursor();
      assert.equal(await next(), before, 'there is nowhere to go');
    } finally {
      await vscode.commands.executeCommand('efficiencyLens.clearFilters');
    }
    assert.equal(await next(), places.at(-1)!.at, 'goes on where it was');
  });
});

/** Path and offset. */
const cursor = (): string => {
  const { document, selection } = vscode.window.activeTextEditor!;
  return `${document.uri.path}:${document.offsetAt(selection.active)}`;
};

/** Opens two samples, the cursor at the start of the first. @returns where there are findings, in their order */
async function openSamples(): Promise<readonly { readonly at: string; readonly tier: string }[]> {
  const uris = [inWorkspace('attention.py'), inWorkspace('data.py')];
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
