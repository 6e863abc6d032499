import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolder } from '../build/dataFolder.ts';
import {
  type Around,
  BREAKS,
  checkJson,
  CLEAR,
  type JsonReport,
  jsonOf,
  type Ran,
  runIn,
  runOver,
} from './fakeHost.ts';

const found = (ran: Ran): string[] =>
  jsonOf(ran).findings.map(({ path, pattern, region }) => `${path}:${region.startLine} ${pattern}`);

describe('check', () => {
  it('reports by path, line and pattern, whatever the order of finding', async () => {
    const ran = await checkJson({
      'b.py': `${CLEAR}mask-dense! fp16-unscaled! attention-scores-materialized!\n`,
      'a/z.py': CLEAR,
      'a.py': BREAKS,
      'B.py': CLEAR,
    });
    assert.deepEqual(found(ran), [
      'B.py:1 attention-scores-materialized',
      'a.py:1 fp16-unscaled',
      'a/z.py:1 attention-scores-materialized',
      'b.py:1 attention-scores-materialized',
      'b.py:2 attention-scores-materialized',
      'b.py:2 fp16-unscaled',
    ]);
  });

  it('gives a finding every field of the contract', async () => {
    const ran = await checkJson({ 'a.py': 'x = "😀"; attention-scores-materialized!\n' });
    assert.deepEqual(jsonOf(ran).findings[0], {
      pattern: 'attention-scores-materialized',
      technique: 'fused-attention',
      category: 'naive-attention',
      tier: 'clear',
      confidence: 'high',
      path: 'a.py',
      region: { startLine: 1, startColumn: 11, endLine: 1, endColumn: 40 },
      construct: { startLine: 1, endLine: 2 },
      message: 'Attention is written out; scaled_dot_product_attention avoids storing the score matrix.',
    });
  });

  it('looks at the cells of a notebook as one source, and says where in cell and file it is', async () => {
    const notebook = JSON.stringify(
      {
        cells: [
          { cell_type: 'markdown', source: 'x' },
          { cell_type: 'code', source: ['%time\n', 'a = "😀"; attention-scores-materialized!\n'] },
        ],
      },
      null,
      1,
    );
    const ran = await checkJson({ 'a.ipynb': notebook });
    const [finding] = jsonOf(ran).findings;
    const line = notebook.split('\n').findIndex((one) => one.includes('attention'));
    assert.equal(finding!.cell, 1);
    assert.equal(finding!.cellLine, 2);
    assert.equal(finding!.region.startLine, line + 1);
    assert.equal(finding!.region.startColumn, notebook.split('\n')[line]!.indexOf('attention') + 1);
    assert.match((await runOver({ 'a.ipynb': notebook }, ['check'])).out, /^a\.ipynb:cell 2, line 2 /);
  });

  describe('exit code', () => {
    const cases: readonly (readonly [string, string, readonly string[], number])[] = [
      ['nothing found', 'x = 1', [], 0],
      ['a finding below the default floor', CLEAR, [], 0],
      ['a finding at the default floor', BREAKS, [], 1],
      ['a finding at a lower floor', CLEAR, ['--fail-on', 'clear'], 1],
      ['a finding above a lower floor', BREAKS, ['--fail-on', 'likely'], 1],
      ['an optional finding, when these count', 'mask-dense!', ['--fail-on', 'optional'], 1],
      ['--exit-zero', BREAKS, ['--exit-zero'], 0],
      ['a silenced finding', 'fp16-unscaled~', ['--show-suppressed'], 0],
      ['a crash of ours', 'CRASH', ['--exit-zero'], 2],
    ];
    for (const [what, text, words, expected] of cases) {
      it(`is ${expected} for ${what}`, async () =>
        assert.equal((await runOver({ 'a.py': text }, ['check', ...words])).code, expected));
    }
  });

  it('shows optional findings with --all only, silenced ones with --show-suppressed only, and counts both', async () => {
    const files = { 'a.py': 'mask-dense! eager-chosen~ fp16-unscaled?\n' };
    const plain = jsonOf(await checkJson(files));
    assert.deepEqual([plain.findings.length, plain.undecided, plain.suppressed], [0, 1, 1]);
    assert.deepEqual(found(await checkJson(files, '--all')), ['a.py:1 mask-dense']);
    const shown = JSON.parse((await checkJson(files, '--show-suppressed')).out) as {
      findings: { suppressed?: unknown }[];
    };
    assert.deepEqual(
      shown.findings.map(({ suppressed }) => suppressed),
      [{ by: 'line', reason: 'on purpose' }],
    );
  });

  it('goes on after a file that breaks the lens, and says which', async () => {
    const ran = await checkJson({ 'a.py': 'CRASH', 'b.py': CLEAR });
    assert.deepEqual(found(ran), ['b.py:1 attention-scores-materialized']);
    assert.match(ran.err, /a\.py: could not be analysed\nError: the lens broke/);
  });

  it('selects and ignores by pattern, technique and category, in either spelling', async () => {
    const files = { 'a.py': `${CLEAR}${BREAKS}eager-chosen!\n` };
    const patterns = async (...words: string[]): Promise<string[]> =>
      jsonOf(await checkJson(files, ...words)).findings.map(({ pattern }) => pattern);
    assert.deepEqual(await patterns('--select', 'attention-scores-materialised'), ['attention-scores-materialized']);
    assert.deepEqual(await patterns('--select', 'attention-by-hand,fp16-unscaled'), [
      'attention-scores-materialized',
      'fp16-unscaled',
    ]);
    assert.deepEqual(await patterns('--select', 'fused-attention', '--ignore', 'eager-chosen'), [
      'attention-scores-materialized',
      'fp16-unscaled',
    ]);
    assert.deepEqual(await patterns('--ignore', 'attention'), []);
    assert.deepEqual(await patterns('--select', 'mixed-precision'), []);
  });

  it('writes to a file and leaves standard output empty', async () => {
    await inFolder({ 'a.py': BREAKS }, async (folder) => {
      const ran = await runIn(folder, ['check', '--format', 'json', '--output-file', 'report.json']);
      assert.deepEqual([ran.code, ran.out], [1, '']);
      assert.equal((JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as JsonReport).findings.length, 1);
      const bad = await runIn(folder, ['check', '--output-file', 'no/such/folder/report.json']);
      assert.equal(bad.code, 2);
      assert.match(bad.err, /--output-file: .*ENOENT/);
    });
  });

  it('reads standard input under a name', async () => {
    const ran = await runOver({}, ['check', '-', '--stdin-filename', 'src\\model.py', '--format', 'json'], {
      stdin: BREAKS,
    });
    assert.deepEqual([ran.code, found(ran)], [1, ['src/model.py:1 fp16-unscaled']]);
    assert.deepEqual(found(await runOver({}, ['check', '-', '--format', 'json'], { stdin: BREAKS })), [
      'stdin.py:1 fp16-unscaled',
    ]);
  });

  describe('text', () => {
    const text = (around: Around = {}, ...words: string[]): Promise<Ran> =>
      runOver(
        { 'src/a.py': `x\n  ${CLEAR}${BREAKS}eager-chosen= mask-dense!`, 'b.py': 'eager-chosen~' },
        ['check', ...words],
        around,
      );

    it('is a line a finding, files apart, and a summary', async () => {
      const { out } = await text();
      assert.equal(
        out,
        [
          'src/a.py:2:3  clear    attention-scores-materialized  Attention is written out; scaled_dot_product_attention avoids storing the score matrix.',
          'src/a.py:3:1  breaks   fp16-unscaled                  Half precision, 100% unscaled: gradients vanish.',
          'src/a.py:4:1  comment  unused-ignore                  Nothing here is found as «eager-chosen» any more; this comment can go.',
          '',
          '2 findings in 1 file (1 breaks, 1 clear). 2 files read; 1 silenced, 1 optional not shown (--all).',
          '',
        ].join('\n'),
      );
    });

    it('marks silenced findings that were asked for', async () => {
      assert.match(
        (await text({}, '--show-suppressed')).out,
        /b\.py:1:1 {2}likely {2}eager-chosen {2}Eager attention is chosen\. \(silenced by line: on purpose\)/,
      );
    });

    it('says so when there is nothing', async () => {
      assert.equal((await runOver({ 'a.py': '' }, ['check'])).out, 'No findings. 1 file read.\n');
    });

    it('is coloured on a terminal only, and not against the user’s wish', async () => {
      const coloured = (ran: Ran): boolean => ran.out.includes('\x1b[');
      assert.equal(coloured(await text()), false);
      assert.equal(coloured(await text({ terminal: true })), true);
      assert.equal(coloured(await text({ terminal: true, env: { NO_COLOR: '1' } })), false);
      assert.equal(coloured(await text({ terminal: true, env: { TERM: 'dumb' } })), false);
      assert.equal(coloured(await text({ env: { FORCE_COLOR: '1' } })), true);
      assert.equal(coloured(await text({ terminal: true }, '--format', 'json')), false);
    });

    it('lets no name of a file write to the terminal', async () => {
      const { out } = await runOver({ 'a\x1b[31m\n.py': CLEAR }, ['check']);
      assert.match(out, /^a \[31m \.py:1:1/);
    });
  });

  it('writes annotations for GitHub, with everything special escaped', async () => {
    const { out } = await runOver({ 'a,b:c%.py': `${BREAKS}${CLEAR}` }, ['check', '--format', 'github']);
    assert.equal(
      out,
      '::warning file=a%2Cb%3Ac%25.py,line=1,endLine=1,col=1,endColumn=14,title=fp16-unscaled::Half precision, 100%25 unscaled: gradients vanish.\n' +
        '::notice file=a%2Cb%3Ac%25.py,line=2,endLine=2,col=1,endColumn=30,title=attention-scores-materialized::Attention is written out; scaled_dot_product_attention avoids storing the score matrix.\n',
    );
  });
});
