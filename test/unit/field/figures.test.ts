import assert from 'node:assert/strict';
import { byCategory, counted, meanOf, scoreOf } from '../../field/figures.ts';
import { type Label, labelsOf } from '../../field/labels.ts';
import type { Judgement, Verdict } from '../../field/match.ts';
import type { Found } from '../../field/survey.ts';
import { rawLabels } from './labelledFile.ts';

const file = labelsOf(rawLabels()).files[0]!;
const where = { lines: [1, 1] as const };
const found = (category: string): Found => ({
  pattern: `some-${category}`,
  category,
  tier: 'clear',
  region: where,
  construct: where,
});
const finding = (category: string, verdict: Verdict): Judgement['findings'][number] => ({
  file,
  finding: found(category),
  verdict,
  why: '',
});
function label(category: string, severity: Label['severity'], isHit: boolean): Judgement['labels'][number] {
  const hitBy = isHit ? [found(category)] : [];
  return { file, label: { category, severity, where, why: 'x', others: [], alsoAccept: [] }, hitBy, nearBy: [] };
}
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
const rounded = (share: number, digits = 4): number => Number(share.toFixed(digits));

describe('figures of a field measurement', () => {
  it('give the interval of Wilson', () => {
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    const cases = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [hits, of, low, high] of cases) {
      const got = counted(hits, of);
      assert.deepEqual([rounded(got.low), rounded(got.high)], [low, high]);
    }
    assert.deepEqual(counted(20, 20).high, 1);
  });

  it('say that there is no share of nothing', () => {
    assert.deepEqual(counted(0, 0), { hits: 0, of: 0, share: null, low: 0, high: 1 });
    assert.deepEqual(meanOf([counted(0, 0)]), { categories: 0, share: null, low: 0, high: 1 });
  });

  it('average shares with an interval that is narrower than each and holds the mean', () => {
    const [a, b] = [counted(8, 10), counted(6, 10)];
    const mean = meanOf([a, b, counted(0, 0)]);
    assert.deepEqual([mean.categories, rounded(mean.share!)], [2, 0.7]);
    assert.equal(rounded(mean.low), rounded(0.7 - Math.hypot(0.8 - a.low, 0.6 - b.low) / 2));
    assert.equal(rounded(mean.high), rounded(0.7 + Math.hypot(0.8 - a.high, 0.6 - b.high) / 2));
    assert.ok(mean.high - mean.low < a.high - a.low);
    const single = meanOf([a]);
    assert.deepEqual([rounded(single.low), rounded(single.high)], [rounded(a.low), rounded(a.high)]);
  });

  const judgement: Judgement = {
    findings: [
      ...times(6, finding('kv-cache', 'right')),
      ...times(2, finding('kv-cache', 'wrong')),
      finding('kv-cache', 'again'),
      ...times(3, finding('host-sync-in-loop', 'right')),
      finding('none', 'unjudged'),
    ],
    labels: [
      ...times(4, label('kv-cache', 'strong', true)),
      label('kv-cache', 'strong', false),
      label('kv-cache', 'soft', true),
      ...times(2, label('host-sync-in-loop', 'strong', true)),
      ...times(4, label('host-sync-in-loop', 'strong', false)),
      label('rare', 'strong', false),
      label('rare', 'soft', false),
    ],
  };
  const pair = ({ hits, of }: { readonly hits: number; readonly of: number }): string => `${hits}/${of}`;

  it('count what is right, wrong and hit, and neither what is unjudged nor what comes again', () => {
    const { micro, unjudged } = scoreOf(judgement);
    assert.deepEqual([micro.precision, micro.recall, micro.softRecall].map(pair), ['9/11', '6/12', '1/2']);
    assert.equal(unjudged, 1);
  });

  it('leave out a category, its findings and its labels', () => {
    const { micro, macro } = scoreOf(judgement, 'host-sync-in-loop');
    assert.deepEqual([micro.precision, micro.recall].map(pair), ['6/8', '4/6']);
    assert.equal(macro.recall.categories, 1);
  });

  it('average over categories with strong labels enough', () => {
    const { macro } = scoreOf(judgement);
    assert.deepEqual([macro.recall.categories, macro.precision.categories], [2, 2]);
    assert.equal(rounded(macro.recall.share!), rounded((4 / 5 + 2 / 6) / 2));
    assert.equal(rounded(macro.precision.share!), rounded((6 / 8 + 1) / 2));
  });

  it('list every category that is labelled or found', () => {
    assert.deepEqual(
      byCategory(judgement).map(({ category, precision, recall, softRecall, unjudged }) =>
        [category, pair(recall), pair(softRecall), pair(precision), unjudged].join(' '),
      ),
      ['host-sync-in-loop 2/6 0/0 3/3 0', 'kv-cache 4/5 1/1 6/8 0', 'none 0/0 0/0 0/0 1', 'rare 0/1 0/1 0/0 0'],
    );
  });
});
