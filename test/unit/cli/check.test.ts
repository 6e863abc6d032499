import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolder } from '../build/dataFolder.ts';
import { type Around, type Ran, runIn, runOver } from './fakeHost.ts';

const CLEAR = 'attention-scores-materialized!\n';
const BREAKS = 'fp16-unscaled!\n';

interface Json {
  readonly findings: readonly {
    readonly pattern: string;
    readonly path: string;
    readonly region: { readonly startLine: number };
  }[];
  readonly undecided: number;
  readonly suppressed: number;
}

const json = ({ out }: Ran): Json => JSON.parse(out) as Json;
const found = (ran: Ran): string[] =>
  json(ran).findings.map(({ path, pattern, region }) => `${path}:${region.startLine} ${pattern}`);
const checkJson = (files: Readonly<Record<string, string | Uint8Array>>, ...words: string[]): Promise<Ran> =>
  runOver(files, ['check', '--format', 'json', ...words]);

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
    assert.deepEqual(json(ran).findings[0], {
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
    const plain = json(await checkJson(files));
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
      json(await checkJson(files, ...words)).findings.map(({ pattern }) => pattern);
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
      assert.equal((JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Json).findings.length, 1);
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

  describe('which files', () => {
    const paths = async (files: Readonly<Record<string, string>>, ...words: string[]): Promise<string[]> =>
      json(await checkJson(files, ...words)).findings.map(({ path }) => path);

    it('takes Python files of a folder and any file that is named', async () => {
      const files = { 'a.py': CLEAR, 'b.pyw': CLEAR, 'c.txt': CLEAR, 'd.pyc': CLEAR, 'e.pyi': CLEAR, script: CLEAR };
      assert.deepEqual(await paths(files), ['a.py', 'b.pyw']);
      assert.deepEqual(await paths(files, 'c.txt', 'script', 'a.py', './a.py'), ['a.py', 'c.txt', 'script']);
    });

    it('expands globs itself, when the shell does not', async () => {
      const files = {
        'm/a_model.py': CLEAR,
        'm/deep/b_model.py': CLEAR,
        'm/c.py': CLEAR,
        'm/d_model.txt': CLEAR,
        'm/build/e_model.py': CLEAR,
      };
      assert.deepEqual(await paths(files, '**/*_model.*'), ['m/a_model.py', 'm/deep/b_model.py']);
      assert.deepEqual(await paths(files, 'm/{a,b}*.py'), ['m/a_model.py']);
    });

    it('takes a file whose name looks like a glob as what it is', async () => {
      assert.deepEqual(await paths({ 'x[1].py': CLEAR, 'x1.py': CLEAR }, 'x[1].py'), ['x[1].py']);
    });

    it('leaves out environments, caches and what was built, unless they are named', async () => {
      const skipped = [
        '.git',
        '.venv',
        'venv',
        'node_modules',
        'site-packages',
        'build',
        'dist',
        '.ipynb_checkpoints',
        '__pycache__',
      ];
      const files = Object.fromEntries([
        ...skipped.map((name) => [`pkg/${name}/a.py`, CLEAR] as const),
        ['pkg/builder/a.py', CLEAR],
      ]);
      assert.deepEqual(await paths(files), ['pkg/builder/a.py']);
      assert.deepEqual(await paths(files, 'pkg/build'), ['pkg/build/a.py']);
      assert.deepEqual(await paths({ 'my-env/pyvenv.cfg': '', 'my-env/lib/a.py': CLEAR, 'b.py': CLEAR }), ['b.py']);
    });

    it('obeys .gitignore files: nested, negated, anchored, for folders and for files', async () => {
      const files = {
        '.gitignore': '*_gen.py\n/data\nlogs/\n!keep_gen.py\n',
        'a_gen.py': CLEAR,
        'keep_gen.py': CLEAR,
        'data/a.py': CLEAR,
        'sub/data/a.py': CLEAR,
        'sub/logs/a.py': CLEAR,
        'sub/.gitignore': '!special_gen.py\nlocal.py\n',
        'sub/special_gen.py': CLEAR,
        'sub/other_gen.py': CLEAR,
        'sub/local.py': CLEAR,
        'local.py': CLEAR,
        'logs.py': CLEAR,
      };
      const expected = ['keep_gen.py', 'local.py', 'logs.py', 'sub/data/a.py', 'sub/special_gen.py'];
      assert.deepEqual(await paths(files), expected);
      assert.deepEqual(await paths(files, '**/*.py'), expected);
      assert.deepEqual(await paths(files, 'data'), ['data/a.py'], 'a named folder is looked at');
      assert.deepEqual(await paths(files, 'a_gen.py'), ['a_gen.py'], 'a named file is looked at');
    });

    it('decides as git does, over a tree of rules', async () => {
      const files = {
        '.gitignore':
          'x*\n!xkeep\n**/deep/*.py\n!**/deep/yes.py\nonly/*/here.py\ntrailing\\ .py\n#comment.py\n[ab]c.py\n',
        'x1.py': CLEAR,
        'xkeep/a.py': CLEAR,
        'xdrop/a.py': CLEAR,
        'p/deep/no.py': CLEAR,
        'p/deep/yes.py': CLEAR,
        'only/one/here.py': CLEAR,
        'only/one/two/here.py': CLEAR,
        '#comment.py': CLEAR,
        'ac.py': CLEAR,
        'cc.py': CLEAR,
        'n/.gitignore': '*\n!*.py\n!*/\n',
        'n/a.py': CLEAR,
        'n/m/b.py': CLEAR,
      };
      await inFolder(files, async (folder) => {
        execFileSync('git', ['init', '-q'], { cwd: folder });
        const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], {
          cwd: folder,
        }).toString();
        const byGit = listed
          .split('\0')
          .filter((path) => path.endsWith('.py'))
          .sort();
        assert.ok(byGit.length > 4);
        const ran = await runIn(folder, ['check', '--format', 'json']);
        assert.deepEqual(
          json(ran).findings.map(({ path }) => path),
          byGit,
        );
      });
    });

    it('obeys the rules of the repository above the folder it runs in', async () => {
      await inFolder(
        { '.gitignore': 'pkg/skip.py\n', 'pkg/skip.py': CLEAR, 'pkg/a.py': CLEAR, 'pkg/mine.py': CLEAR },
        async (folder) => {
          execFileSync('git', ['init', '-q'], { cwd: folder });
          await writeFile(join(folder, '.git/info/exclude'), 'mine.py\n');
          const ran = await runIn(join(folder, 'pkg'), ['check', '--format', 'json']);
          assert.deepEqual(
            json(ran).findings.map(({ path }) => path),
            ['a.py'],
          );
        },
      );
    });

    it('shows files elsewhere by their way from here', async () => {
      await inFolder({ 'here/x.py': '', 'there/a b.py': CLEAR }, async (folder) => {
        const ran = await runIn(join(folder, 'here'), ['check', '--format', 'json', '../there']);
        assert.deepEqual(
          json(ran).findings.map(({ path }) => path),
          ['../there/a b.py'],
        );
      });
    });

    it('does not follow links, so that loops end; a link that is named is read', async () => {
      await inFolder({ 'real/a.py': CLEAR }, async (folder) => {
        await symlink('..', join(folder, 'real/up'));
        await symlink('loop', join(folder, 'loop'));
        await symlink('real/a.py', join(folder, 'link.py'));
        assert.deepEqual(
          json(await runIn(folder, ['check', '--format', 'json'])).findings.map(({ path }) => path),
          ['real/a.py'],
        );
        assert.deepEqual(
          json(await runIn(folder, ['check', '--format', 'json', 'link.py'])).findings.map(({ path }) => path),
          ['link.py'],
        );
        const ran = await runIn(folder, ['check', 'loop']);
        assert.equal(ran.code, 2);
        assert.match(ran.err, /«loop» cannot be read \(ELOOP\)/);
      });
    });

    it('says in one line what it leaves out: binary, too large, notebooks, folders that cannot be read', async () => {
      await inFolder({ 'bin.py': new Uint8Array([1, 0, 2]), 'n.ipynb': '{}', 'long.py': 'ENDLESS' }, async (folder) => {
        await writeFile(join(folder, 'large.py'), Buffer.alloc(17 * 1024 * 1024, 32));
        const ran = await runIn(folder, ['check', 'bin.py', 'n.ipynb', 'long.py', 'large.py']);
        assert.equal(ran.code, 0);
        assert.deepEqual(ran.err.trim().split('\n').sort(), [
          'bin.py: is not text',
          'large.py: is larger than 16 MB',
          'long.py: too long to be analysed to its end',
          'n.ipynb: is a notebook; notebooks are looked at in the editor',
        ]);
      });
    });

    it('says which file cannot be read any more', async () => {
      await inFolder({}, async (folder) => {
        await mkdir(join(folder, 'a.py'));
        const { scanFile } = await import('../../../src/worker/scanFile.ts');
        const { FAKE_LENS } = await import('./fakeHost.ts');
        const report = await scanFile(
          FAKE_LENS,
          { file: join(folder, 'a.py'), path: 'a.py', versions: {} },
          { versions: {}, ignored: [], inTests: false },
        );
        assert.equal(report.skipped, 'cannot be read (EISDIR)');
      });
    });
  });

  describe('wrong usage', () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['chek'], /Did you mean check\?/],
      [['check', '--formt', 'json'], /Did you mean --format\?/],
      [
        ['check', '--format', 'jsn'],
        /«jsn» is no format; it is one of text, json, sarif, github\. Did you mean «json»\?/,
      ],
      [['check', '--fail-on', 'clera'], /«clera» is no tier.*Did you mean «clear»\?/],
      [['check', '--threads', 'many'], /«many» is no number of threads/],
      [['check', '--threads', '0'], /«0» is no number of threads/],
      [['check', 'nowhere'], /«nowhere» does not exist/],
      [['check', '*.nothing'], /«\*\.nothing» matches no Python file/],
      [['check', '--select', 'attention-scores-materialied'], /Did you mean «attention-scores-materialized»\?/],
      [['check', '--ignore', 'zzzzzz'], /«zzzzzz» is no pattern, technique or category\./],
      [['check', '--sarif-root', 'nowhere'], /--sarif-root: «nowhere» is no folder/],
      [['check', '-', 'a.py'], /takes no other paths/],
      [['check', '--stdin-filename', 'a.py'], /--stdin-filename goes with «-»/],
      [['search'], /missing required argument 'text'/],
      [['search', 'x', '--limit', '-1'], /«-1» is no limit/],
      [['explain', 'fused-atention'], /«fused-atention» is no pattern, technique or paper\. Near it: fused-attention/],
      [['explain', 'zzzzzzzzz'], /efficiency-lens search "zzzzzzzzz"/],
      [[], /Usage: efficiency-lens/],
    ];
    for (const [words, expected] of cases) {
      it(`${words.join(' ') || 'no words'} → 2`, async () => {
        const ran = await runOver({ 'a.py': '' }, words);
        assert.equal(ran.code, 2);
        assert.equal(ran.out, '');
        assert.match(ran.err, expected);
        assert.doesNotMatch(ran.err, /\n\s+at /, 'no stack for what the user did');
      });
    }
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
