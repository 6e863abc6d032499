import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { hiddenPatterns, hidesNothing } from '../../src/editor/hidden.ts';
import { hiddenNames } from '../../src/editor/hiddenNames.ts';
import type { Services } from '../../src/editor/services.ts';
import {
  ATTENTION,
  attentionFile,
  closeAll,
  extensionFindings,
  hoversAt,
  inWorkspace,
  notShown,
  openFile,
  openUntitled,
  rangeOf,
  shown,
  SOFTMAX,
  until,
} from './editing.ts';
import { CODE, A, FakeFindings, knowledge } from './fakeFindings.ts';

const { Global } = vscode.ConfigurationTarget;
const configuration = () => vscode.workspace.getConfiguration('efficiencyLens');

describe('hiding', () => {
  let findings: Exported['findings'];

  before(async () => {
    findings = await extensionFindings();
  });

  afterEach(async () => {
    await configuration().update('hidden', undefined, Global);
    await vscode.commands.executeCommand('efficiencyLens.clearScan');
    await closeAll();
  });

  const hide = async (): Promise<void> => {
    const place = { uri: inWorkspace('attention.py').toString(), pattern: ATTENTION, start: 0, end: 0 };
    await vscode.commands.executeCommand('efficiencyLens.hidePattern', place, ' seen often ');
  };
  const listed = () =>
    [...findings.entries()].flatMap(({ analysis }) => analysis.findings).filter(({ pattern }) => pattern === ATTENTION);

  it('a pattern takes it from every surface, for the user, until the setting goes', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    await shown(document, ATTENTION);
    const { start } = rangeOf(document, SOFTMAX);
    const said = async () => (await hoversAt(document.uri, start)).some(({ value }) => value.includes(ATTENTION));
    assert.ok(await said());
    await hide();
    await notShown(document, ATTENTION);
    assert.deepEqual(configuration().inspect('hidden')?.globalValue, { [ATTENTION]: 'seen often' });
    assert.equal(configuration().inspect('hidden')?.workspaceValue, undefined);
    assert.ok(!(await said()));
    assert.deepEqual(listed(), []);
    assert.ok(findings.isModelFile(document.uri));
    await configuration().update('hidden', undefined, Global);
    await shown(document, ATTENTION);
  });

  it('knows a pattern by its old names too', async () => {
    const { patterns } = await knowledge();
    const [card, other] = patterns;
    const renamed = { ...card!, aliases: ['as-it-was-named'] };
    await configuration().update('hidden', { 'as-it-was-named': '', 'no-such-pattern': '' }, Global);
    assert.deepEqual([...hiddenPatterns([renamed, other!])], [renamed.id]);
  });

  it('knows a pattern in the other spelling too', async () => {
    await configuration().update('hidden', { [ATTENTION.replace('ized', 'ised')]: '' }, Global);
    assert.deepEqual([...hiddenPatterns((await knowledge()).patterns)], [ATTENTION]);
  });

  it('says in the log, once, why a name hides nothing', async () => {
    const index = await knowledge();
    const [gone, technique] = Object.entries(index.dropped)[0]!;
    const store = new FakeFindings();
    const lines: string[] = [];
    const log = { warn: (line: string) => lines.push(line) };
    const services = { findings: store, knowledge: () => Promise.resolve(index), log };
    const telling = hiddenNames(services as unknown as Services);
    try {
      await configuration().update('hidden', { [ATTENTION]: '', [gone]: 'loud', [`${ATTENTION}x`]: '' }, Global);
      store.set(A, CODE);
      await until('the log', () => lines.length > 1);
      store.refresh();
      await configuration().update('hidden', { [gone]: 'loud' }, Global);
      store.refresh();
      assert.deepEqual([...hidesNothing(index).keys()], [gone]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(lines, [
        `efficiencyLens.hidden: «${gone}» is no longer a pattern; see the technique «${technique}».`,
        `efficiencyLens.hidden: No pattern is named «${ATTENTION}x»; do you mean «${ATTENTION}»?`,
      ]);
    } finally {
      telling.dispose();
    }
  });

  it('keeps a comment at the cursor away from what is hidden', async () => {
    const editor = await openUntitled(attentionFile());
    await shown(editor.document, ATTENTION);
    await hide();
    await notShown(editor.document, ATTENTION);
    const { start } = rangeOf(editor.document, SOFTMAX);
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('efficiencyLens.ignoreLine');
    assert.equal(editor.document.getText(), attentionFile());
  });

  it('leaves the findings of a scan in the report', async () => {
    await vscode.commands.executeCommand('efficiencyLens.scanWorkspace');
    assert.notEqual(listed().length, 0);
    await hide();
    await until('the view to be without', () => listed().length === 0);
    const looked = [...findings.looked()].find(({ uri }) => uri.path === inWorkspace('attention.py').path);
    const reported = findings.reportOn(looked!, 'attention.py').findings.map(({ pattern }) => pattern);
    assert.deepEqual(reported, [ATTENTION]);
  });
});
