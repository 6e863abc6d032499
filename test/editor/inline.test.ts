import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { costFigure } from '../../src/core/words/costFigure.ts';
import { ATTENTION, attentionFile, change, closeAll, openUntitled, rangeOf, shown, until, update } from './editing.ts';
import { knowledge } from './fakeFindings.ts';

/** The softmax in the second line of its statement. */
const BROKEN = attentionFile().replace(
  'weights = F.softmax(scores, dim=-1)',
  'weights = (\n        F.softmax(scores, dim=-1)\n    )',
);

const lensesIn = async ({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).filter(
    ({ command }) => command?.command === 'efficiencyLens.openTechnique',
  );

const hintsIn = async ({ uri, lineCount }: vscode.TextDocument): Promise<vscode.InlayHint[]> =>
  vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    new vscode.Range(0, 0, lineCount, 0),
  );

describe('facts between and behind the lines', () => {
  afterEach(async () => {
    for (const name of ['codeLens', 'inlayHints']) await update(name, undefined);
    await closeAll();
  });

  it('are not there unless asked for', async () => {
    const { document } = await openUntitled(attentionFile());
    await shown(document, ATTENTION);
    assert.deepEqual(await lensesIn(document), []);
    assert.deepEqual(await hintsIn(document), []);
  });

  it('name technique and largest gain above the statement, and go when they are switched off', async () => {
    const { document } = await openUntitled(BROKEN);
    await shown(document, ATTENTION);
    await update('codeLens', 'likely');
    const [lens, ...others] = await until('a lens', async () => {
      const lenses = await lensesIn(document);
      return lenses.length > 0 && lenses;
    });
    assert.deepEqual(others, []);
    assert.equal(lens!.range.start.line, rangeOf(document, 'weights = (').start.line);
    assert.equal(lens!.command?.title, 'Fused attention: less memory (large)');
    const [target] = lens!.command!.arguments as [{ technique: string; place: { pattern: string } }];
    assert.deepEqual([target.technique, target.place.pattern], ['fused-attention', ATTENTION]);
    await update('codeLens', 'breaks');
    await until('no lens of that tier', async () => (await lensesIn(document)).length === 0);
    await update('codeLens', 'off');
    assert.deepEqual(await lensesIn(document), []);
  });

  it('move with the code while it is typed', async () => {
    const editor = await openUntitled(attentionFile());
    await shown(editor.document, ATTENTION);
    await update('codeLens', 'likely');
    await update('inlayHints', 'likely');
    await change(editor, (edit) => edit.insert(new vscode.Position(0, 0), '# one more\n'));
    const line = rangeOf(editor.document, 'F.softmax').start.line;
    assert.deepEqual(
      (await lensesIn(editor.document)).map(({ range }) => range.start.line),
      [line],
    );
    assert.deepEqual(
      (await hintsIn(editor.document)).map(({ position }) => position.line),
      [line],
    );
  });

  it('state a cost at the end of the line, with its conditions only when somebody looks', async () => {
    const { document } = await openUntitled(attentionFile());
    await shown(document, ATTENTION);
    await update('inlayHints', 'likely');
    const [hint, ...others] = await until('a hint', async () => {
      const hints = await hintsIn(document);
      return hints.length > 0 && hints;
    });
    assert.deepEqual(others, []);
    const { line } = rangeOf(document, 'F.softmax').start;
    assert.deepEqual(hint!.position, document.lineAt(line).range.end);
    const index = await knowledge();
    const figure = costFigure(index.pattern(ATTENTION)!, index.technique('fused-attention')!)!;
    assert.equal(hint!.label, figure.words);
    assert.match(figure.words, /^\d+(\.\d+)?× (memory|time)$/);
    assert.equal(hint!.tooltip, undefined);
  });
});
