import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { Faults } from '../../../src/build/faults.ts';
import type { Drawn } from '../../../src/build/precision/draw.ts';
import { readRecords } from '../../../src/build/precision/records.ts';
import { readingsOf } from '../../../src/build/precision/readings.ts';
import { type Judgement, readCommits, readJudgements, readSample } from '../../../src/build/precision/sampleFiles.ts';
import { precisionTable, TABLE } from '../../../src/build/precision/table.ts';
import type { Verdict } from '../../../src/build/precision/verdict.ts';
import { writeRecords } from '../../../src/build/precision/writeRecords.ts';
import { inFolder, PATTERN, VALID } from './dataFolder.ts';
import { COMMIT, drawn, OTHER_COMMIT, RECORD } from './precisionData.ts';

const FILE = `precision/${PATTERN.id}.yaml`;
const numbered = <T extends { readonly n: number }>(...entries: readonly T[]) =>
  new Map(entries.map((one) => [one.n, one]));
const says = (n: number, verdict: Verdict, reason = `${verdict} for ${n}`): Judgement => ({ n, verdict, reason });

const write = async (folder: string, sample: readonly Drawn[], a: readonly Judgement[], b: readonly Judgement[]) =>
  writeRecords(
    folder,
    readingsOf(numbered(...sample), numbered(...a), numbered(...b)),
    [PATTERN.id, 'other-pattern'],
    '2026-11-22',
  );
const recordIn = async (folder: string, file = FILE): Promise<string> => readFile(join(folder, file), 'utf8');

describe('recording verdicts', () => {
  it('writes a record a pattern that the compiler takes, with a reason of each where readers differ', () =>
    inFolder(VALID, async (folder) => {
      const sample = [
        drawn(1, { path: 'b.py' }),
        drawn(2, { path: 'a.ipynb', line: 30, cell: 2, cellLine: 4 }),
        drawn(3, { repo: 'another/one', commit: OTHER_COMMIT }),
        drawn(4, { pattern: 'other-pattern' }),
        drawn(5),
      ];
      const files = await write(
        folder,
        sample,
        [says(1, 'right'), says(2, 'right'), says(3, 'unclear'), says(4, 'wrong'), says(5, 'right')],
        [says(1, 'right', 'another reason'), says(2, 'wrong', 'on\n  purpose'), says(3, 'right'), says(4, 'wrong')],
      );
      assert.deepEqual(
        files.map(({ file }) => file),
        [FILE, 'precision/other-pattern.yaml'],
      );
      assert.equal(
        await recordIn(folder),
        `date: 2026-11-22
repositories:
  - {repo: another/one, commit: ${OTHER_COMMIT}}
  - {repo: somebody/models, commit: ${COMMIT}}
places:
  - repo: another/one
    path: src/attention.py
    line: 12
    tier: clear
    verdicts: [unclear, right]
    reason: "unclear: unclear for 3 / right: right for 3"
  - repo: somebody/models
    path: a.ipynb
    line: 30
    cell: 2
    tier: clear
    verdicts: [right, wrong]
    reason: "right: right for 2 / wrong: on purpose"
  - repo: somebody/models
    path: b.py
    line: 12
    tier: clear
    verdicts: [right, right]
    reason: right for 1
`,
      );
      const { patterns } = await gatherKnowledge(folder, [PATTERN, { ...PATTERN, id: 'other-pattern', aliases: [] }]);
      assert.deepEqual(
        patterns.map(({ precision }) => [precision?.right, precision?.read, precision?.repositories]),
        [
          [2, 3, 2],
          [0, 1, 1],
        ],
      );
    }));

  it('adds to what is there and replaces a place that is read again', () =>
    inFolder({ ...VALID, [FILE]: RECORD }, async (folder) => {
      const sample = [drawn(1), drawn(2, { path: 'src/new.py' })];
      const [file] = await write(
        folder,
        sample,
        [says(1, 'wrong'), says(2, 'right')],
        [says(1, 'wrong'), says(2, 'right')],
      );
      assert.deepEqual(
        file!.record.places.map(({ path, verdicts }) => `${path} ${verdicts.join(' ')}`),
        [
          'src/attention.py wrong wrong',
          'src/new.py right right',
          'src/probe.py right wrong',
          'tour.ipynb unclear right',
          'model.py unclear unclear',
        ],
      );
      assert.equal(file!.record.date, '2026-11-22');
      assert.deepEqual(parse(await recordIn(folder)), file!.record);
    }));

  it('writes the same text again for the same verdicts', () =>
    inFolder(VALID, async (folder) => {
      const judged = [says(1, 'right', 'a reason that is long enough to be folded '.repeat(5).trim())];
      await write(folder, [drawn(1)], judged, judged);
      const first = await recordIn(folder);
      await write(folder, [drawn(1)], judged, judged);
      assert.equal(await recordIn(folder), first);
      assert.equal((parse(first) as { places: Judgement[] }).places[0]!.reason, judged[0]!.reason);
    }));

  it('refuses another commit of a repository, and then leaves every record as it was', () =>
    inFolder({ ...VALID, [FILE]: RECORD }, async (folder) => {
      const sample = [drawn(1, { pattern: 'other-pattern' }), drawn(2, { commit: OTHER_COMMIT, path: 'x.py' })];
      const judged = [says(1, 'right'), says(2, 'right')];
      await assert.rejects(
        write(folder, sample, judged, judged),
        /somebody\/models was read at 0123.*the sample is of fedc/,
      );
      assert.equal(await recordIn(folder), RECORD);
      await assert.rejects(recordIn(folder, 'precision/other-pattern.yaml'));
    }));

  it('refuses a pattern that is gone, a place without commit, and verdicts on another sample', () =>
    inFolder(VALID, async (folder) => {
      const judged = [says(1, 'right')];
      await assert.rejects(write(folder, [drawn(1, { pattern: 'gone' })], judged, judged), /«gone» is none/);
      const { commit: _, ...bare } = drawn(1);
      await assert.rejects(
        write(folder, [bare], judged, judged),
        /does not say its commit; draw it again with --commits/,
      );
      await assert.rejects(write(folder, [drawn(1)], judged, [says(8, 'right')]), /no n of 8/);
    }));
});

describe('the files of a reading', () => {
  const reading = <T>(text: string, read: (file: string) => T): Promise<T> =>
    inFolder({ 'x.json': text }, async (folder) => read(join(folder, 'x.json')));

  it('are read as they were drawn', async () => {
    const sample = [drawn(1), drawn(2, { path: 'a.ipynb', cell: 0, cellLine: 3 })];
    assert.deepEqual([...(await reading(JSON.stringify(sample), readSample)).values()], sample);
    assert.deepEqual(
      await reading('[{"n": 7, "verdict": "wrong", "reason": " r "}]', readJudgements),
      numbered(says(7, 'wrong', 'r')),
    );
    assert.deepEqual(await reading(`{"a/b": "${COMMIT}"}`, readCommits), new Map([['a/b', COMMIT]]));
    assert.deepEqual(readCommits(undefined), new Map());
  });

  it('are refused with file, field and what would be right', async () => {
    await assert.rejects(reading('[', readSample), /x\.json: is not JSON/);
    await assert.rejects(reading('{}', readJudgements), /x\.json: should be a list of entries with n/);
    await assert.rejects(
      reading('[{"n": 1, "verdict": "yes", "reason": "r"}, {"n": 1, "verdict": "right"}]', readJudgements),
      (error: Error) => {
        assert.match(error.message, /x\.json: \[0\]\.verdict: «yes» should be one of right, wrong, unclear/);
        assert.match(error.message, /x\.json: \[1\]\.reason: is missing/);
        assert.match(error.message, /x\.json: \[1\]\.n: 1 stands there twice/);
        return true;
      },
    );
    await assert.rejects(reading('{"a/b": "main"}', readCommits), /x\.json: a\/b: «main» should be the full hash/);
  });
});

describe('the page of all records', () => {
  it('shows each pattern with its figures and its places as links, without letting text become markup', () =>
    inFolder(VALID, async (folder) => {
      await write(
        folder,
        [drawn(1, { path: 'a b/*c*.py' }), drawn(2)],
        [says(1, 'right'), says(2, 'right')],
        [says(1, 'right', 'as <b>said</b>'), says(2, 'wrong')],
      );
      const page = await recordIn(folder, TABLE);
      assert.match(page, /2 places, 1 of them right; the readers agree on 50\.0 %/);
      assert.ok(page.includes(`| [${PATTERN.id}](#${PATTERN.id}) | 1 of 2 | 0.094 | 1 | 2026-11-22 |`), page);
      assert.ok(page.includes(`blob/${COMMIT}/a%20b/%2Ac%2A.py#L12): right, right.`), page);
      assert.ok(page.includes('\\*c\\*.py:12') && !page.includes('<b>'), page);
    }));
  it('is what the records in the repository say', async () => {
    const faults = new Faults();
    const records = await readRecords('data', faults);
    faults.throwIfAny();
    if (records.length) assert.equal(await readFile(join('data', TABLE), 'utf8'), precisionTable(records));
  });
});
