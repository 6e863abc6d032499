import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Exported } from '../../src/editor/activate.ts';
import { hiddenPatterns } from '../../src/editor/hidden.ts';
import {
  ATTENTION,
  closeAll,
  extensionFindings,
  hoversAt,
  inWorkspace,
  notShown,
  openFile,
  rangeOf,
  shown,
  SOFTMAX,
  until,
} from './editing.ts';
import { knowledge } from './fakeFindings.ts';

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
