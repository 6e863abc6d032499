import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { agreementOf } from '../../../src/build/precision/agreement.ts';
import { outcome, type Verdict, type Verdicts } from '../../../src/build/precision/verdict.ts';
import { wilsonLower } from '../../../src/build/precision/wilson.ts';
import { assertSchema } from '../cli/schemas.ts';
import { inFolder, PATTERN, VALID } from './dataFolder.ts';
import { COMMIT, RECORD, SUMMARY } from './precisionData.ts';

const FILE = `precision/${PATTERN.id}.yaml`;

const gather = (files: Readonly<Record<string, string>>) =>
  inFolder({ ...VALID, ...files }, (folder) => gatherKnowledge(folder, [PATTERN]));

describe('the lower bound of a share', () => {
  const near = (right: number, read: number, expected: number): void =>
    assert.ok(Math.abs(wilsonLower(right, read) - expected) < 1e-9, `${right} of ${read}`);

  it('is that of Wilson’s interval', () => {
    near(8, 10, 0.4901624715366418);
    near(95, 100, 0.8882495307680808);
    // Where all are right the formula comes down to n / (n + z²).
    near(20, 20, 20 / (20 + 1.959963984540054 ** 2));
  });

  it('lies between nothing and the share, and rises with both counts', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (read, seed) => {
        const right = seed % (read + 1);
        const lower = wilsonLower(right, read);
        assert.ok(lower >= 0 && lower <= right / read);
        if (right) assert.ok(lower < wilsonLower(right * 2, read * 2));
        if (right < read) assert.ok(lower < wilsonLower(right + 1, read));
      }),
    ));

  it('is nothing where nothing was read, and refuses what is no count', () => {
    assert.equal(wilsonLower(0, 0), 0);
    for (const [right, read] of [
      [3, 2],
      [-1, 2],
      [0.5, 1],
      [NaN, NaN],
    ] as const)
      assert.throws(() => wilsonLower(right, read), RangeError);
  });
});

describe('two verdicts', () => {
  const cases: readonly (readonly [Verdict, Verdict, Verdict])[] = [
    ['right', 'right', 'right'],
    ['right', 'unclear', 'right'],
    ['right', 'wrong', 'wrong'],
    ['unclear', 'wrong', 'wrong'],
    ['wrong', 'wrong', 'wrong'],
    ['unclear', 'unclear', 'unclear'],
  ];
  for (const [a, b, expected] of cases)
    it(`${a} and ${b} are ${expected}, whoever says which`, () =>
      assert.deepEqual([outcome([a, b]), outcome([b, a])], [expected, expected]));

  it('agree by Cohen’s kappa beyond chance', () => {
    const of = (count: number, verdicts: Verdicts): Verdicts[] => Array.from({ length: count }, () => verdicts);
    const read = [
      ...of(20, ['right', 'right']),
      ...of(5, ['right', 'wrong']),
      ...of(10, ['wrong', 'right']),
      ...of(15, ['wrong', 'wrong']),
    ];
    const { share, kappa } = agreementOf(read);
    assert.equal(share, 0.7);
    assert.ok(Math.abs(kappa! - 0.4) < 1e-12);
    assert.equal(agreementOf([...of(3, ['right', 'right']), ...of(2, ['unclear', 'unclear'])]).kappa, 1);
    assert.deepEqual(agreementOf(of(4, ['right', 'right'])), { share: 1 });
    assert.throws(() => agreementOf([]), RangeError);
  });
});

describe('compiling precision', () => {
  it('puts a summary into the card, and no place', async () => {
    const knowledge = await gather({ [FILE]: RECORD });
    assert.deepEqual(knowledge.patterns[0]!.precision, SUMMARY);
    assert.doesNotMatch(JSON.stringify(knowledge), /src\/attention\.py|somebody/);
    assertSchema('rules', knowledge.patterns);
  });

  it('says nothing of a pattern that nobody measured, or of which nothing was clear', async () => {
    const unclear = RECORD.replace(/\[(right|unclear), (right|wrong)\]/g, '[unclear, unclear]');
    for (const files of [{}, { [FILE]: unclear }]) {
      const [card] = (await gather(files)).patterns;
      assert.equal('precision' in card!, false);
    }
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['a list', '- a', /should be a mapping of fields, is a list/],
    ['a date that is none', RECORD.replace('2026-11-20', 'soon'), /date: «soon» should be a date, such as/],
    ['a short hash', RECORD.replace(COMMIT, 'abcdef0'), /repositories\[0\]\.commit: .* the full hash of a commit/],
    [
      'an address for a repository',
      RECORD.replaceAll('somebody/models', 'https://example.org/somebody/models'),
      /repositories\[0\]\.repo: .* should be owner\/name/,
    ],
    [
      'a repository twice',
      RECORD.replace('somebody/papers.code, ', 'somebody/models, '),
      /repositories\[1\]: «somebody\/models» is listed twice/,
    ],
    [
      'a repository of which nothing was read',
      RECORD.replace('repo: somebody/papers.code\n', 'repo: somebody/models\n'),
      /repositories\[1\]: no place of «somebody\/papers\.code» was read; leave it out/,
    ],
    [
      'a place elsewhere',
      RECORD.replace('repo: somebody/papers.code\n', 'repo: somebody/paper.code\n'),
      /places\[3\]\.repo: «somebody\/paper\.code» is not listed under repositories; did you mean «somebody\/papers\.code»/,
    ],
    ['no places', `${RECORD.slice(0, RECORD.indexOf('places:'))}places: []`, /places: should hold at least one place/],
    [
      'a place twice',
      RECORD.replace('src/probe.py\n    line: 3', 'src/attention.py\n    line: 12'),
      /places\[1\]: somebody\/models\/src\/attention\.py:12 stands there twice/,
    ],
    [
      'a path out of the repository',
      RECORD.replace('src/probe.py', 'src/../../probe.py'),
      /places\[1\]\.path: .* should be a path from the top of the repository/,
    ],
    [
      'a line before the first',
      RECORD.replace('line: 12', 'line: 0'),
      /places\[0\]\.line: should be a whole number from 1 up, is 0/,
    ],
    [
      'a cell before the first',
      RECORD.replace('cell: 0', 'cell: -1'),
      /places\[2\]\.cell: should be a whole number from 0 up, is -1/,
    ],
    [
      'an unknown tier',
      RECORD.replace('tier: clear', 'tier: sure'),
      /places\[0\]\.tier: «sure» should be one of breaks/,
    ],
    [
      'an unknown verdict',
      RECORD.replace('[right, wrong]', '[right, false alarm]'),
      /places\[1\]\.verdicts\[1\]: «false alarm» should be one of right, wrong, unclear/,
    ],
    [
      'one reader',
      RECORD.replace('[right, right]', '[right]'),
      /places\[0\]\.verdicts: should be two words, one a reader, has 1/,
    ],
    [
      'code for a reason',
      RECORD.replace('reason: nobody calls it here', 'reason: |\n      def f():\n        return 1'),
      /places\[3\]\.reason: [^]* should be on one line: why, not the code/,
    ],
    ['no reason', RECORD.replace(/\n {4}reason: nobody.*/, ''), /places\[3\]\.reason: is missing, should be a text/],
    ['an unknown field', RECORD.replace('    tier: clear', '    code: x'), /places\[0\]\.code: is not a known field/],
  ];
  for (const [what, text, expected] of broken)
    it(`refuses ${what}`, async () => {
      assert.notEqual(text, RECORD, 'the fixture was not changed');
      await assert.rejects(gather({ [FILE]: text }), (error: Error) => {
        assert.match(error.message, expected);
        assert.match(error.message, new RegExp(`^${FILE}: `, 'm'));
        return true;
      });
    });

  it('refuses the record of no pattern', () =>
    assert.rejects(
      gather({ 'precision/attention-scores-materialzed.yaml': RECORD }),
      /precision\/attention-scores-materialzed\.yaml: the file name should be a pattern's id; .* did you mean «attention-scores-materialized»/,
    ));
});
