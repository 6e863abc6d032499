import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Result } from 'sarif';
import { inFolder } from '../build/dataFolder.ts';
import { runIn, runOver } from './fakeHost.ts';
import { assertSchema } from './schemas.ts';

const CLEAR = 'attention-scores-materialized!';

async function sarif(files: Readonly<Record<string, string>>, ...words: string[]): Promise<Log> {
  const { out } = await runOver(files, ['check', '--format', 'sarif', ...words]);
  const log = JSON.parse(out) as Log;
  assertSchema('sarif', log);
  return log;
}

const results = (log: Log): Result[] => log.runs[0]!.results!;
const hashes = async (text: string): Promise<(string | undefined)[]> =>
  results(await sarif({ 'a.py': text })).map((result) => result.partialFingerprints?.['primaryLocationLineHash']);

describe('SARIF', () => {
  it('places a result: the expression, the construct, and what is known of the pattern', async () => {
    const [result] = results(await sarif({ 'a.py': `if x:\n  y = ${CLEAR}\n` }));
    assert.equal(result!.ruleId, 'attention-scores-materialized');
    assert.equal(result!.level, 'note');
    assert.deepEqual(result!.locations![0]!.physicalLocation, {
      artifactLocation: { uri: 'a.py', uriBaseId: 'SRCROOT' },
      region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 36 },
    });
    assert.deepEqual(result!.relatedLocations![0]!.physicalLocation!.region, { startLine: 2, endLine: 3 });
    assert.deepEqual(result!.properties, {
      technique: 'fused-attention',
      papers: ['flashattention-2'],
      category: 'naive-attention',
      tier: 'clear',
      confidence: 'high',
      axes: { memory: { direction: 'better', size: 'large' } },
      construct: { startLine: 2, endLine: 3 },
    });
  });

  it('describes every pattern that was looked for, in order, with help as Markdown', async () => {
    const [run] = (await sarif({ 'a.py': 'fp16-unscaled!' })).runs;
    const rules = run!.tool.driver.rules!;
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['attention-scores-materialized', 'eager-chosen', 'fp16-unscaled', 'mask-dense'],
    );
    const [result] = run!.results!;
    assert.equal(rules[result!.ruleIndex!]!.id, 'fp16-unscaled');
    assert.equal(result!.level, 'warning');
    const { help, properties } = rules[2]!;
    assert.match(help!.markdown!, /\*\*Fused attention\*\*/);
    assert.deepEqual(properties, {
      precision: 'high',
      'problem.severity': 'warning',
      tags: ['performance', 'memory', 'fused-attention', 'attention', 'torch'],
    });
    const [only] = (await sarif({ 'a.py': '' }, '--select', 'mask-dense')).runs;
    assert.deepEqual(
      only!.tool.driver.rules!.map(({ id }) => id),
      ['mask-dense'],
    );
  });

  it('percent-encodes paths and keeps them relative to the root', async () => {
    const files = { 'a b/ü#?%.py': CLEAR, 'src/c.py': CLEAR };
    const uris = (log: Log): object[] =>
      results(log).map((result) => result.locations![0]!.physicalLocation!.artifactLocation!);
    assert.deepEqual(uris(await sarif(files)), [
      { uri: 'a%20b/%C3%BC%23%3F%25.py', uriBaseId: 'SRCROOT' },
      { uri: 'src/c.py', uriBaseId: 'SRCROOT' },
    ]);
    await inFolder(files, async (folder) => {
      const log = JSON.parse((await runIn(folder, ['check', '--format', 'sarif', '--sarif-root', 'src'])).out) as Log;
      assertSchema('sarif', log);
      assert.deepEqual(log.runs[0]!.originalUriBaseIds, {
        SRCROOT: { uri: `${pathToFileURL(join(folder, 'src')).href}/` },
      });
      assert.deepEqual(uris(log), [
        { uri: pathToFileURL(join(folder, 'a b/ü#?%.py')).href },
        { uri: 'c.py', uriBaseId: 'SRCROOT' },
      ]);
      await mkdir(join(folder, 'sub'));
      const above = JSON.parse(
        (await runIn(join(folder, 'sub'), ['check', '--format', 'sarif', '--sarif-root', '..', '../src'])).out,
      ) as Log;
      assert.deepEqual(uris(above), [{ uri: 'src/c.py', uriBaseId: 'SRCROOT' }]);
    });
  });

  it('gives a finding the same fingerprint when it moves, and twins different ones', async () => {
    const [before] = await hashes(`x = ${CLEAR}\n`);
    const [after] = await hashes(`\n\n    x   =  ${CLEAR}\n`);
    assert.equal(before, after);
    const [changed] = await hashes(`z = ${CLEAR}\n`);
    assert.notEqual(before, changed);
    const [first, second] = await hashes(`x = ${CLEAR}\nx = ${CLEAR}\n`);
    assert.equal(first, before);
    assert.equal(second, before!.replace(/:1$/, ':2'));
    const [, silencedBefore] = results(
      await sarif({ 'a.py': `x = attention-scores-materialized~\nx = ${CLEAR}` }, '--show-suppressed'),
    );
    assert.ok(silencedBefore!.partialFingerprints!['primaryLocationLineHash']);
  });

  it('holds silenced results only when asked, with their reason', async () => {
    const files = { 'a.py': 'attention-scores-materialized~' };
    assert.deepEqual(results(await sarif(files)), []);
    assert.deepEqual(results(await sarif(files, '--show-suppressed'))[0]!.suppressions, [
      { kind: 'inSource', justification: 'on purpose' },
    ]);
  });

  it('says what was left out and which comments are of no use', async () => {
    const [run] = (await sarif({ 'a.py': 'ENDLESS fp16-unscaled=\n', 'b.py': 'CRASH' })).runs;
    const [invocation] = run!.invocations!;
    assert.equal(invocation!.executionSuccessful, false);
    assert.deepEqual(
      invocation!.toolExecutionNotifications!.map(({ message }) => message.text),
      ['a.py too long to be analysed to its end', 'b.py could not be analysed'],
    );
    assert.equal(invocation!.toolConfigurationNotifications![0]!.descriptor!.id, 'unused-ignore');
    assert.equal(invocation!.toolConfigurationNotifications![0]!.locations![0]!.physicalLocation!.region!.startLine, 1);
  });

  it('never calls itself a security matter', async () => {
    const { out } = await runOver({ 'a.py': CLEAR }, ['check', '--format', 'sarif']);
    assert.doesNotMatch(out, /security-severity/);
  });
});
