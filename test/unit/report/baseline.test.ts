import assert from 'node:assert/strict';
import { baselineOf, baselineText, type Known } from '../../../src/core/baseline/baseline.ts';
import { compare } from '../../../src/core/baseline/compare.ts';
import { readBaseline } from '../../../src/core/baseline/read.ts';
import { assertSchema } from '../cli/schemas.ts';

const at = (line: string, path = 'a.py', pattern = 'attention-scores-materialized'): Known => ({ path, pattern, line });
const same = (known: Known): Known => known;
const lines = (found: readonly Known[]): string[] => found.map(({ line }) => line);

describe('a baseline', () => {
  it('counts findings of one pattern on lines of one text, whatever their order', () => {
    const found = [at('y'), at('x'), at('x', 'b.py'), at('x'), at('x', 'a.py', 'mask-dense')];
    const baseline = baselineOf(found);
    assert.deepEqual(
      baseline.findings.map(({ path, pattern, line, count }) => `${path} ${pattern} ${line} ${count}`),
      [
        'a.py attention-scores-materialized x 2',
        'a.py attention-scores-materialized y 1',
        'a.py mask-dense x 1',
        'b.py attention-scores-materialized x 1',
      ],
    );
    assert.deepEqual(baselineOf(found.reverse()), baseline);
  });

  it('is written as its schema says, an entry a line, and read as it was written', () => {
    for (const found of [[], [at('x = "\\"]'), at('ü')]]) {
      const baseline = baselineOf(found);
      const text = baselineText(baseline);
      assertSchema('baseline', JSON.parse(text));
      assert.deepEqual(readBaseline(text), baseline);
      assert.equal(text.split('\n').filter((line) => line.includes('"path"')).length, found.length);
    }
  });

  it('is not read from anything else', () => {
    const entry = { path: 'a.py', pattern: 'p', line: 'x', count: 1 };
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['{', /no JSON/],
      ['null', /no baseline/],
      ['[]', /no baseline/],
      ['{"version": 1}', /no baseline/],
      ['{"version": 2, "findings": []}', /version 2/],
      [JSON.stringify({ version: 1, findings: [entry, { ...entry, count: 0 }] }), /Entry 2/],
      [JSON.stringify({ version: 1, findings: [{ ...entry, line: 7 }] }), /Entry 1/],
      [JSON.stringify({ version: 1, findings: [null] }), /Entry 1/],
    ];
    for (const [text, expected] of wrong) assert.throws(() => readBaseline(text), expected, text);
  });

  it('tells new, gone and unchanged', () => {
    const { fresh, unchanged, gone } = compare(
      baselineOf([at('kept'), at('gone')]),
      [at('kept'), at('new'), at('kept', 'moved.py')],
      same,
    );
    assert.deepEqual(lines(fresh), ['new', 'kept']);
    assert.deepEqual(lines(unchanged), ['kept']);
    assert.deepEqual(lines(gone), ['gone']);
  });

  it('counts what stands more often than before as new, and what stands less often as gone', () => {
    const twice = baselineOf([at('x'), at('x')]);
    const [first, second, third] = [at('x'), at('x'), at('x')];
    const more = compare(twice, [first, second, third], same);
    assert.deepEqual([more.fresh, more.unchanged, more.gone], [[third], [first, second], []]);
    assert.deepEqual(compare(twice, [at('x')], same).gone, [{ ...at('x'), count: 1 }]);
  });

  it('says nothing of files that nobody looked at', () => {
    const before = baselineOf([at('x', 'seen.py'), at('x', 'unseen.py')]);
    const { gone } = compare(before, [], same, (path) => path === 'seen.py');
    assert.deepEqual(
      gone.map(({ path }) => path),
      ['seen.py'],
    );
  });
});
