import assert from 'node:assert/strict';
import type { Lens } from '../../../src/core/lens.ts';
import type { ProjectFacts } from '../../../src/core/patterns/project.ts';
import { labelsOf } from '../../field/labels.ts';
import { type Survey, survey } from '../../field/survey.ts';
import { lineOfCell } from '../../field/where.ts';
import { inFolder } from '../build/dataFolder.ts';
import { CLEAR, FAKE_LENS, PATTERNS } from '../cli/fakeHost.ts';
import { gitBlob, rawFile, rawLabels } from './labelledFile.ts';

const run = (
  files: Readonly<Record<string, string>>,
  labelled: readonly Record<string, unknown>[],
  lens: Lens = FAKE_LENS,
): Promise<Survey> =>
  inFolder(files, (folder) => survey(labelsOf(rawLabels({ files: labelled })).files, folder, lens, PATTERNS));

const code = (repo: string, path = 'a.py'): Record<string, unknown> => rawFile({ repo, path, blob: gitBlob(CLEAR) });

describe('looking at labelled files', () => {
  it('gives findings their category, their tier and where they stand', async () => {
    const { looked, remarks } = await run({ 'ada/net/a.py': `\n${CLEAR}` }, [
      rawFile({ path: 'a.py', blob: gitBlob(`\n${CLEAR}`) }),
    ]);
    assert.deepEqual(looked[0]!.found, [
      {
        pattern: 'attention-scores-materialized',
        category: 'naive-attention',
        tier: 'clear',
        region: { lines: [2, 2] },
        construct: { lines: [2, 3] },
      },
    ]);
    assert.deepEqual(remarks, []);
  });

  it('finds repositories by owner and name, by both with a plus, and by name', async () => {
    const files = { 'ada/net/a.py': CLEAR, 'bob+net/a.py': CLEAR, 'tool/a.py': CLEAR };
    const { looked } = await run(
      files,
      ['ada/net', 'bob/net', 'cleo/tool'].map((repo) => code(repo)),
    );
    assert.deepEqual(
      looked.map(({ file, found }) => [file.repo, found.length]),
      [
        ['ada/net', 1],
        ['bob/net', 1],
        ['cleo/tool', 1],
      ],
    );
  });

  it('names repositories and files that are missing', async () => {
    const labelled = [code('ada/net'), code('ada/net', 'b.py'), code('no/where'), code('no/where', 'b.py')];
    const { looked, missing, absent } = await run({ 'ada/net/a.py': CLEAR }, labelled);
    assert.equal(looked.length, 1);
    assert.deepEqual(
      missing.map(({ repo, path }) => `${repo}/${path}`),
      ['ada/net/b.py', 'no/where/a.py', 'no/where/b.py'],
    );
    assert.deepEqual([...absent], [['no/where', 2]]);
  });

  it('fails where there is nothing at all', async () => {
    await assert.rejects(run({ 'ada/other/a.py': '' }, [code('ada/net')]), /holds none of the 1 labelled files/);
    const files = labelsOf(rawLabels()).files;
    await assert.rejects(survey(files, 'no/such/folder', FAKE_LENS, PATTERNS), /«no\/such\/folder» is no folder/);
  });

  it('warns of other contents than those that were labelled, and looks at them', async () => {
    const { looked, remarks } = await run({ 'ada/net/a.py': `${CLEAR}\n` }, [code('ada/net')]);
    assert.deepEqual([looked[0]!.found.length, remarks.map(({ at }) => at)], [1, ['ada/net/a.py']]);
    assert.match(remarks[0]!.why, /not the content that was labelled/);
  });

  it('says which files could not be analysed', async () => {
    const { looked, remarks } = await run({ 'ada/net/a.py': 'CRASH' }, [
      rawFile({ path: 'a.py', blob: gitBlob('CRASH') }),
    ]);
    assert.deepEqual(looked[0]!.found, []);
    assert.match(remarks[0]!.why, /the lens broke/);
  });

  it('looks by the versions of the project, and in tests too', async () => {
    const seen: (ProjectFacts | undefined)[] = [];
    const lens: Lens = {
      ...FAKE_LENS,
      analyze(source, project) {
        seen.push(project);
        return FAKE_LENS.analyze(source, project);
      },
    };
    const files = {
      'ada/net/requirements.txt': 'torch==1.11\n',
      'ada/net/tests/test_a.py': CLEAR,
      'ada/net/new/pyproject.toml': '[project]\ndependencies = ["torch>=2.6"]\n',
      'ada/net/new/a.py': CLEAR,
    };
    await run(files, [code('ada/net', 'tests/test_a.py'), code('ada/net', 'new/a.py')], lens);
    assert.deepEqual(
      seen.map((project) => [project?.versions, project?.inTests, project?.ignored]),
      [
        [{ torch: '==1.11' }, true, []],
        [{ torch: '>=2.6' }, true, []],
      ],
    );
  });

  it('leaves out what a comment silences', async () => {
    const text = 'attention-scores-materialized~ fp16-unscaled!\n';
    const { looked } = await run({ 'ada/net/a.py': text }, [rawFile({ path: 'a.py', blob: gitBlob(text) })]);
    assert.deepEqual(
      looked[0]!.found.map(({ pattern }) => pattern),
      ['fp16-unscaled'],
    );
  });

  it('counts the lines of a notebook in their cells', async () => {
    const cells = [
      { cell_type: 'markdown', metadata: {}, source: ['# title'] },
      { cell_type: 'code', metadata: {}, outputs: [], source: ['x = 1\n', 'y = 2\n'] },
      { cell_type: 'code', metadata: {}, outputs: [], source: ['%time\n', 'fp16-unscaled!\n', 'z = 3'] },
    ];
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    const { looked, remarks } = await run({ 'ada/net/a.ipynb': text }, [
      rawFile({ path: 'a.ipynb', blob: gitBlob(text) }),
    ]);
    const line = text.split('\n').findIndex((words) => words.includes('fp16-unscaled')) + 1;
    assert.deepEqual(looked[0]!.found[0]!.region, { lines: [line, line], cells: [lineOfCell(2, 2), lineOfCell(2, 2)] });
    assert.deepEqual(remarks, []);
  });
});
