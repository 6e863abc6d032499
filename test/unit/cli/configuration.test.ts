import assert from 'node:assert/strict';
import { join } from 'node:path';
import { inFolder } from '../build/dataFolder.ts';
import { BREAKS, CLEAR, jsonOf, type Ran, runIn, runOver } from './fakeHost.ts';
import { assertSchema } from './schemas.ts';

const TABLE = '[tool.efficiency-lens]\n';
const ATTENTION = 'attention-scores-materialized';
const BOTH = `${CLEAR}${BREAKS}`;

const check = (files: Readonly<Record<string, string>>, ...words: string[]): Promise<Ran> =>
  runOver({ '.git/HEAD': '', ...files }, ['check', '--format', 'json', ...words]);
const found = (ran: Ran): string[] => jsonOf(ran).findings.map(({ path, pattern }) => `${path} ${pattern}`);

describe('check: configuration in pyproject.toml', () => {
  it('is that of the nearest file upward with the table, up to the repository', async () => {
    const ran = await check(
      {
        'pyproject.toml': `${TABLE}ignore = ["fp16-unscaled"]\n`,
        'a.py': BOTH,
        'app/pyproject.toml': `${TABLE}ignore = ["${ATTENTION}"]\n`,
        'app/deep/a.py': BOTH,
        'lib/pyproject.toml': '[tool.black]\n',
        'lib/a.py': BOTH,
        'vendored/.git/HEAD': '',
        'vendored/a.py': BOTH,
        'own/.git/HEAD': '',
        'own/pyproject.toml': `${TABLE}select = []\n`,
        'own/a.py': BOTH,
      },
      '--exit-zero',
    );
    assert.deepEqual(found(ran), [
      `a.py ${ATTENTION}`,
      'app/deep/a.py fp16-unscaled',
      `lib/a.py ${ATTENTION}`,
      `vendored/a.py ${ATTENTION}`,
      'vendored/a.py fp16-unscaled',
    ]);
    // What is selected is not looked for; what is ignored is silenced.
    assert.equal(jsonOf(ran).suppressed, 3);
    assert.equal(ran.err, '');
  });

  it('silences what it takes away, and says why', async () => {
    const files = {
      'pyproject.toml': `${TABLE}per-file-ignores = { "bench/**" = ["${ATTENTION}"] }
decisions.fused-attention = { status = "declined", reason = "T4 only" }
`,
      'bench/a.py': CLEAR,
    };
    const ran = await check(files, '--show-suppressed');
    assert.deepEqual(
      jsonOf(ran).findings.map((finding) => (finding as { suppressed?: unknown }).suppressed),
      [{ by: 'workspace', reason: 'T4 only' }],
    );
    assertSchema('check', JSON.parse(ran.out));
    const text = await runOver(files, ['check', '--show-suppressed']);
    assert.match(text.out, /\(silenced by workspace: T4 only\)/);
    assert.match(text.out, /No findings\. 1 file read; 1 silenced\./);
    const sarif = JSON.parse((await runOver(files, ['check', '--show-suppressed', '--format', 'sarif'])).out);
    assertSchema('sarif', sarif);
    assert.deepEqual(sarif.runs[0].results[0].suppressions, [{ kind: 'external', justification: 'T4 only' }]);
  });

  it('keeps a run from failing for what it silences', async () => {
    const files = { 'a.py': BREAKS, 'pyproject.toml': `${TABLE}ignore = ["fp16-unscaled"]\n` };
    assert.equal((await check({ 'a.py': BREAKS })).code, 1);
    assert.equal((await check(files)).code, 0);
    assert.equal((await check(files, '--isolated')).code, 1);
  });

  it('counts for standard input by the name that it is given', async () => {
    const files = { '.git/HEAD': '', 'lib/pyproject.toml': `${TABLE}ignore = ["fp16-unscaled"]\n` };
    const run = (...words: string[]) => runOver(files, ['check', '-', ...words], { stdin: BREAKS });
    assert.equal((await run('--stdin-filename', 'lib/a.py')).code, 0);
    assert.equal((await run()).code, 1);
  });

  describe('flags', () => {
    const files = {
      'pyproject.toml': `${TABLE}select = ["${ATTENTION}", "eager-chosen"]\nignore = ["${ATTENTION}"]\n`,
      'a.py': `${BOTH}eager-chosen!\n`,
    };
    const cases: readonly (readonly [words: readonly string[], found: readonly string[], silenced: number])[] = [
      [[], ['eager-chosen'], 1],
      [['--ignore', 'fp16-unscaled'], [ATTENTION, 'eager-chosen'], 0],
      [['--select', `${ATTENTION},fp16-unscaled`], [ATTENTION, 'fp16-unscaled'], 0],
      [['--select', 'fused-attention', '--ignore', 'eager-chosen'], [ATTENTION, 'fp16-unscaled'], 0],
      [['--isolated'], [ATTENTION, 'fp16-unscaled', 'eager-chosen'], 0],
    ];
    for (const [words, patterns, silenced] of cases) {
      it(words.join(' ') || 'none', async () => {
        const ran = await check(files, '--exit-zero', ...words);
        assert.deepEqual(
          found(ran),
          patterns.map((pattern) => `a.py ${pattern}`),
        );
        assert.equal(jsonOf(ran).suppressed, silenced);
      });
    }
  });

  describe('--config', () => {
    it('holds for every file, with globs from the working directory', async () => {
      await inFolder(
        {
          'shared/lens.toml': `${TABLE}ignore = ["fp16-unscaled"]\nexclude = ["lib/old"]\n`,
          'repo/pyproject.toml': `${TABLE}ignore = ["${ATTENTION}"]\n`,
          'repo/lib/old/a.py': BOTH,
          'repo/a.py': BOTH,
        },
        async (folder) => {
          const ran = await runIn(join(folder, 'repo'), [
            'check',
            '--format',
            'json',
            '--config',
            '../shared/lens.toml',
          ]);
          assert.deepEqual([ran.code, ran.err, found(ran)], [0, '', [`a.py ${ATTENTION}`]]);
        },
      );
    });

    const unreadable: readonly (readonly [text: string | undefined, err: RegExp])[] = [
      [undefined, /^--config: «lens\.toml» cannot be read \(ENOENT\)\.\n$/],
      ['a = \n', /^--config: «lens\.toml» cannot be read: line 1: This is no TOML/],
    ];
    for (const [text, err] of unreadable) {
      it(`ends with 2 where it names ${text === undefined ? 'nothing' : 'what is no TOML'}`, async () => {
        const files = { 'a.py': CLEAR, ...(text !== undefined && { 'lens.toml': text }) };
        const ran = await check(files, '--config', 'lens.toml');
        assert.deepEqual([ran.code, ran.out], [2, '']);
        assert.match(ran.err, err);
      });
    }

    it('says so where there is no table, and goes on', async () => {
      const ran = await check({ 'a.py': CLEAR, 'lens.toml': 'a = 1\n' }, '--config', 'lens.toml');
      assert.equal(ran.err, 'lens.toml: There is no table [tool.efficiency-lens] in this file.\n');
      assert.deepEqual([ran.code, found(ran)], [0, [`a.py ${ATTENTION}`]]);
    });

    it('does not go with --isolated', async () => {
      const ran = await check({ 'a.py': CLEAR, 'lens.toml': TABLE }, '--config', 'lens.toml', '--isolated');
      assert.equal(ran.code, 2);
      assert.match(ran.err, /cannot be used with option/);
    });
  });

  it('excludes from folders and globs, and never a file that is named', async () => {
    const files = {
      'pyproject.toml': `${TABLE}exclude = ["third_party", "*_pb2.py"]\n`,
      'a.py': CLEAR,
      'a_pb2.py': CLEAR,
      'lib/third_party/b.py': CLEAR,
    };
    const paths = async (...words: string[]): Promise<string[]> =>
      jsonOf(await check(files, ...words)).findings.map(({ path }) => path);
    assert.deepEqual(await paths(), ['a.py']);
    assert.deepEqual(await paths('lib'), []);
    assert.deepEqual(await paths('**/*.py'), ['a.py']);
    assert.deepEqual(await paths('.', 'a_pb2.py'), ['a.py', 'a_pb2.py']);
    assert.deepEqual(await paths('lib/third_party/b.py'), ['lib/third_party/b.py']);
    assert.deepEqual(await paths('--isolated'), ['a.py', 'a_pb2.py', 'lib/third_party/b.py']);
    const practised = await runOver(files, ['practices', 'lib']);
    assert.match(practised.out, / 0 files/);
    assert.match((await runOver(files, ['practices', 'lib', '--isolated'])).out, / 1 file\./);
  });

  it('says a line for each thing that is wrong, in order, and still exits by what was found', async () => {
    const files = {
      'z/pyproject.toml': `${TABLE}ignor = []\nignore = [\n  "fp16-unscaled",\n  "fp16-unscald",\n]\n`,
      'z/a.py': BREAKS,
      'z/b.py': BREAKS,
      'broken/pyproject.toml': `${TABLE}ignore = ["fp16-unscaled\n`,
      'broken/a.py': CLEAR,
      'other/pyproject.toml': '[tool\n',
      'other/a.py': CLEAR,
    };
    const ran = await check(files);
    assert.equal(ran.code, 0);
    const lines = ran.err.trim().split('\n');
    const ours = lines.filter((line) => !line.includes('is left out'));
    assert.equal(ours.length, 3);
    assert.match(ours[0]!, /^broken\/pyproject\.toml: line 2: This is no TOML, so that nothing of it holds: /);
    assert.deepEqual(ours.slice(1), [
      'z/pyproject.toml: line 2: «ignor» is no key; do you mean «ignore»?',
      'z/pyproject.toml: line 5: «fp16-unscald» is no pattern, technique or category; do you mean «fp16-unscaled»?',
    ]);
    assert.deepEqual(found(ran), [`broken/a.py ${ATTENTION}`, `other/a.py ${ATTENTION}`]);
    assert.doesNotMatch((await check(files, '--isolated')).err, /line \d+: /);
  });

  describe('severity', () => {
    const table = (words: string): Readonly<Record<string, string>> => ({
      'pyproject.toml': `${TABLE}severity = { ${words} }\n`,
      'a.py': `${BOTH}mask-dense!\n`,
    });

    it('off hides a finding as the tier optional is hidden, and it fails nothing', async () => {
      const files = table('breaks = "off"');
      assert.deepEqual([(await check(files)).code, found(await check(files))], [0, [`a.py ${ATTENTION}`]]);
      const all = await check(files, '--all');
      assert.deepEqual([all.code, found(all).length], [0, 3]);
      const text = await runOver(files, ['check']);
      assert.match(text.out, /; 1 optional not shown \(--all\), 1 turned off by configuration \(--all\)\./);
    });

    it('shows what is optional where a project wants it', async () => {
      const ran = await check(table('mask-dense = "hint"'), '--exit-zero');
      assert.deepEqual(found(ran), [`a.py ${ATTENTION}`, 'a.py fp16-unscaled', 'a.py mask-dense']);
    });

    it('is the level of SARIF and the annotation of GitHub; the exit code follows the tier', async () => {
      const files = table('breaks = "hint", clear = "warning"');
      const sarif = await runOver(files, ['check', '--format', 'sarif']);
      assert.deepEqual(
        JSON.parse(sarif.out).runs[0].results.map(({ level }: { level: string }) => level),
        ['warning', 'note'],
      );
      const github = await runOver(files, ['check', '--format', 'github']);
      assert.deepEqual(
        github.out.trim().split('\n').map((line) => line.split(' ')[0]), // prettier-ignore
        ['::warning', '::notice'],
      );
      assert.deepEqual([sarif.code, github.code], [1, 1]);
    });
  });
});
