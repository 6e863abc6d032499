import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskFiles } from '../../../src/worker/diskFiles.ts';
import { scanFile } from '../../../src/worker/scanFile.ts';
import { inFolder } from '../build/dataFolder.ts';
import { checkJson, CLEAR, FAKE_LENS, jsonOf, runIn } from './fakeHost.ts';

describe('check: which files', () => {
  const paths = async (files: Readonly<Record<string, string>>, ...words: string[]): Promise<string[]> =>
    jsonOf(await checkJson(files, ...words)).findings.map(({ path }) => path);

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
        jsonOf(ran).findings.map(({ path }) => path),
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
          jsonOf(ran).findings.map(({ path }) => path),
          ['a.py'],
        );
      },
    );
  });

  it('shows files elsewhere by their way from here', async () => {
    await inFolder({ 'here/x.py': '', 'there/a b.py': CLEAR }, async (folder) => {
      const ran = await runIn(join(folder, 'here'), ['check', '--format', 'json', '../there']);
      assert.deepEqual(
        jsonOf(ran).findings.map(({ path }) => path),
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
        jsonOf(await runIn(folder, ['check', '--format', 'json'])).findings.map(({ path }) => path),
        ['real/a.py'],
      );
      assert.deepEqual(
        jsonOf(await runIn(folder, ['check', '--format', 'json', 'link.py'])).findings.map(({ path }) => path),
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
        'n.ipynb: is not a notebook: it holds no list of cells',
      ]);
    });
  });

  it('says which file cannot be read any more', async () => {
    await inFolder({}, async (folder) => {
      await mkdir(join(folder, 'a.py'));
      const report = await scanFile(
        FAKE_LENS,
        { file: join(folder, 'a.py'), path: 'a.py', versions: {} },
        { versions: {}, ignored: [], inTests: false },
        FAKE_LENS.workspace(new DiskFiles([])),
      );
      assert.equal(report.skipped, 'cannot be read (EISDIR)');
    });
  });
});
