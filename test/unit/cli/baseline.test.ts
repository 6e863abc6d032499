import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolder } from '../build/dataFolder.ts';
import { BREAKS, CLEAR, jsonOf, type Ran, runIn } from './fakeHost.ts';
import { assertSchema } from './schemas.ts';

const BASELINE = '.efficiency-lens/baseline.json';
const found = (ran: Ran): string[] =>
  jsonOf(ran).findings.map(({ path, pattern, region }) => `${path}:${region.startLine} ${pattern}`);
const json = (folder: string, ...words: string[]): Promise<Ran> =>
  runIn(folder, ['check', '--format', 'json', '--baseline', BASELINE, ...words]);

describe('check with a baseline', () => {
  it('writes what is found, optional findings too, and reports and exits as ever', async () => {
    await inFolder({ 'a.py': `${BREAKS}mask-dense!\n`, 'b.py': 'eager-chosen~\n' }, async (folder) => {
      const ran = await runIn(folder, ['check', '--format', 'json', '--write-baseline', BASELINE]);
      assert.equal(ran.code, 1);
      assert.deepEqual(found(ran), ['a.py:1 fp16-unscaled']);
      const written = JSON.parse(await readFile(join(folder, BASELINE), 'utf8')) as object;
      assertSchema('baseline', written);
      assert.deepEqual(written, {
        version: 1,
        findings: [
          { path: 'a.py', pattern: 'fp16-unscaled', line: 'fp16-unscaled!', count: 1 },
          { path: 'a.py', pattern: 'mask-dense', line: 'mask-dense!', count: 1 },
        ],
      });
    });
  });

  it('reports only what is new, though lines have moved', async () => {
    await inFolder({ 'a.py': BREAKS, 'sub/b.py': CLEAR }, async (folder) => {
      await runIn(folder, ['check', '--write-baseline', BASELINE]);
      const nothing = await json(folder, '--all');
      assert.deepEqual([nothing.code, found(nothing)], [0, []]);
      assertSchema('check', JSON.parse(nothing.out));
      await writeFile(join(folder, 'a.py'), `\n\n   ${BREAKS}${CLEAR}${BREAKS}`);
      const ran = await json(folder);
      assert.equal(ran.code, 1);
      assert.deepEqual(found(ran), ['a.py:4 attention-scores-materialized', 'a.py:5 fp16-unscaled']);
      const text = await runIn(folder, ['check', '--baseline', BASELINE]);
      assert.match(text.out, /2 findings in 1 file .*; 2 in the baseline\./);
    });
  });

  it('knows files from wherever it is run', async () => {
    await inFolder({ 'sub/b.py': BREAKS, 'c.py': BREAKS }, async (folder) => {
      await runIn(folder, ['check', '--write-baseline', BASELINE]);
      const ran = await runIn(join(folder, 'sub'), ['check', '--baseline', `../${BASELINE}`, '.', '../c.py']);
      assert.equal(ran.code, 0, ran.out);
      await mkdir(join(folder, 'elsewhere'));
      await runIn(folder, ['check', '--write-baseline', 'plain.json']);
      const plain = await runIn(join(folder, 'elsewhere'), ['check', '--baseline', '../plain.json', '..']);
      assert.equal(plain.code, 0, plain.out);
    });
  });

  it('keeps silenced findings as they are', async () => {
    await inFolder({ 'a.py': 'eager-chosen~\n' }, async (folder) => {
      await runIn(folder, ['check', '--write-baseline', BASELINE]);
      assert.deepEqual(found(await json(folder, '--show-suppressed')), ['a.py:1 eager-chosen']);
    });
  });

  it('says in one line what is wrong with one, and exits with 2', async () => {
    await inFolder({ 'a.py': BREAKS, 'bad.json': '{}', 'folder/x.py': '' }, async (folder) => {
      const wrong: readonly (readonly [readonly string[], RegExp])[] = [
        [['--baseline', 'none.json'], /^--baseline: «none\.json» cannot be read \(ENOENT\)\.\n$/],
        [['--baseline', 'bad.json'], /^--baseline: «bad\.json» cannot be used\. It is no baseline\.\n$/],
        [['--write-baseline', 'folder'], /^--write-baseline: «folder» cannot be written \(EISDIR\)\.\n$/],
      ];
      for (const [words, expected] of wrong) {
        const ran = await runIn(folder, ['check', ...words]);
        assert.equal(ran.code, 2);
        assert.match(ran.err, expected);
      }
    });
  });
});
