import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { draw, type Found } from '../../../src/build/precision/draw.ts';
import { findingsIn } from '../../../src/build/precision/findings.ts';
import { findRepositories } from '../../../src/build/precision/repositories.ts';
import type { CompiledPatterns } from '../../../src/core/patterns/compiled.ts';
import type { Host } from '../../../src/cli/host.ts';
import { FAKE_LENS, PATTERNS } from '../cli/fakeHost.ts';
import { inFolder } from './dataFolder.ts';
import { COMMIT, drawn } from './precisionData.ts';

/** Findings of one pattern, one a line of one file of a repository. */
const foundIn = (repo: string, count: number, pattern = 'a-pattern'): Found[] =>
  Array.from({ length: count }, (_, i) => {
    const { n: _n, ...found } = drawn(1, { repo, pattern, line: i + 1 });
    return found;
  });
const places = (found: readonly Found[], pattern = 'a-pattern'): string[] =>
  found.filter((one) => one.pattern === pattern).map(({ repo, line }) => `${repo}:${line}`);

describe('drawing findings', () => {
  const found = [...foundIn('a/large', 100), ...foundIn('b/middle', 30), ...foundIn('c/small', 2)];

  it('takes so many a pattern, in turn from every repository', () => {
    const repos = draw(found, { seed: 1, count: 20 }).map(({ repo }) => repo);
    const count = (repo: string): number => repos.filter((one) => one === repo).length;
    assert.deepEqual(['a/large', 'b/middle', 'c/small'].map(count), [9, 9, 2]);
  });

  it('takes all where there are few', () =>
    assert.equal(draw(foundIn('c/small', 3), { seed: 1, count: 20 }).length, 3));

  it('gives the same for the same seed, whatever else was found and in which order, and something else for another', () => {
    const first = places(draw(found, { seed: 1, count: 20 }));
    const others = [...foundIn('a/large', 9, 'other-pattern'), ...found].reverse();
    assert.deepEqual(places(draw(others, { seed: 1, count: 20 })), first);
    assert.notDeepEqual(places(draw(found, { seed: 2, count: 20 })), first);
  });

  it('draws from all of a file, not from its beginning', () => {
    const lines = draw(foundIn('a/large', 100), { seed: 3, count: 20 }).map(({ line }) => line);
    assert.ok(Math.max(...lines) > 60 && new Set(lines).size === 20);
  });

  it('numbers by pattern and place, and counts a line once', () => {
    const twice = [...foundIn('b/two', 1, 'z-pattern'), ...foundIn('a/one', 2), ...foundIn('a/one', 2)];
    const sample = draw(twice, { seed: 1, count: 20 });
    assert.deepEqual(
      sample.map(({ n, pattern, repo, line }) => `${n} ${pattern} ${repo}:${line}`),
      ['1 a-pattern a/one:1', '2 a-pattern a/one:2', '3 z-pattern b/two:1'],
    );
  });
});

describe('finding repositories', () => {
  const FILES = { 'a+one/x.py': '', 'b/two.x/x.py': '', 'c+three/docs/x.py': '', '.cache/d/x.py': '', 'notes.txt': '' };
  const named = (folders: readonly string[], commits = new Map<string, string>()) =>
    findRepositories(folders, commits).then((found) => found.map(({ repo }) => repo));

  it('takes folders named owner+name or owner/name, by name', () =>
    inFolder(FILES, async (folder) => assert.deepEqual(await named([folder]), ['a/one', 'b/two.x', 'c/three'])));

  it('takes a folder that is a repository itself', () =>
    inFolder(FILES, async (folder) => {
      assert.deepEqual(await named([join(folder, 'c+three'), join(folder, 'a+one'), join(folder, 'a+one')]), [
        'a/one',
        'c/three',
      ]);
      const commits = new Map([['b/two.x', COMMIT]]);
      assert.deepEqual(await findRepositories([join(folder, 'b', 'two.x')], commits), [
        { repo: 'b/two.x', folder: join(folder, 'b', 'two.x'), commit: COMMIT },
      ]);
    }));

  it('asks git for the commit, and never the repository around', () =>
    inFolder(FILES, async (folder) => {
      const git = (cwd: string, ...words: string[]): string =>
        execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@example.org', ...words], { cwd })
          .toString()
          .trim();
      for (const cwd of [folder, join(folder, 'b/two.x')]) {
        git(cwd, 'init', '-q');
        git(cwd, 'commit', '-q', '--allow-empty', '-m', cwd);
      }
      const [one, two] = await findRepositories([join(folder, 'a+one'), join(folder, 'b/two.x')], new Map());
      assert.deepEqual(one, { repo: 'a/one', folder: join(folder, 'a+one') });
      assert.equal(two!.commit, git(join(folder, 'b/two.x'), 'rev-parse', 'HEAD'));
    }));

  it('says what is no folder and what holds no repository', () =>
    inFolder({ 'plain.py': '' }, async (folder) => {
      await assert.rejects(named([join(folder, 'nowhere')]), /nowhere» is no folder/);
      await assert.rejects(named([folder]), /holds no repositories; they are folders named owner\+name or owner\/name/);
    }));
});

describe('the findings of a repository', () => {
  it('are those of `check --all` at its top: every tier, none that is silenced, with what is skipped told', () =>
    inFolder(
      {
        'src/a.py': 'mask-dense! eager-chosen~\n  fp16-unscaled!\n',
        'build/generated.py': 'mask-dense!',
        'b.py': 'ENDLESS',
        'note.ipynb': JSON.stringify({
          cells: [
            { cell_type: 'markdown', source: 'mask-dense!' },
            { cell_type: 'code', source: ['x = 1\n', 'y = mask-dense!\n'] },
          ],
        }),
      },
      async (folder) => {
        let told = '';
        const host = { stderr: { write: (text: string) => (told += text) }, openLens: async () => FAKE_LENS };
        const patterns = { patterns: PATTERNS } as unknown as CompiledPatterns;
        const found = await findingsIn({ repo: 'a/one', folder, commit: COMMIT }, patterns, host as unknown as Host);
        assert.deepEqual(found, [
          {
            repo: 'a/one',
            commit: COMMIT,
            path: 'note.ipynb',
            line: 1,
            cell: 1,
            cellLine: 2,
            pattern: 'mask-dense',
            tier: 'optional',
            message: 'A dense mask is built.',
          },
          {
            repo: 'a/one',
            commit: COMMIT,
            path: 'src/a.py',
            line: 1,
            pattern: 'mask-dense',
            tier: 'optional',
            message: 'A dense mask is built.',
          },
          {
            repo: 'a/one',
            commit: COMMIT,
            path: 'src/a.py',
            line: 2,
            pattern: 'fp16-unscaled',
            tier: 'breaks',
            message: 'Half precision, 100% unscaled: gradients vanish.',
          },
        ]);
        assert.equal(told, 'a/one/b.py: too long to be analysed to its end\n');
      },
    ));
});
