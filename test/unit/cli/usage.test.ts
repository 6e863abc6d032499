import assert from 'node:assert/strict';
import { runOver } from './fakeHost.ts';

describe('wrong usage', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['chek'], /Did you mean check\?/],
    [['check', '--formt', 'json'], /Did you mean --format\?/],
    [
      ['check', '--format', 'jsn'],
      /«jsn» is no format; it is one of text, json, sarif, github, markdown\. Did you mean «json»\?/,
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

describe('a pattern that is dropped', () => {
  const told = '«heads-in-turn» is no longer a pattern; see the technique «fused-attention».\n';
  for (const flag of ['--select', '--ignore']) {
    it(`is told of by ${flag} and fails nothing`, async () => {
      const ran = await runOver({ 'a.py': '' }, ['check', flag, 'heads-in-turn']);
      assert.deepEqual([ran.code, ran.err], [0, told]);
    });
  }

  it('is explained by its technique', async () => {
    const [dropped, technique] = await Promise.all(
      ['heads-in-turn', 'fused-attention'].map((id) => runOver({}, ['explain', id])),
    );
    assert.deepEqual(dropped, { ...technique, err: told });
  });
});
