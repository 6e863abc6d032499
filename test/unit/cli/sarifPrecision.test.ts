import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { formatSarif } from '../../../src/core/report/sarif.ts';
import { sarifPrecision } from '../../../src/core/report/sarifPrecision.ts';
import { reportOf } from '../../../src/core/report/report.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Tier } from '../../../src/core/knowledge/pattern.ts';
import { inFolder, PATTERN, VALID } from '../build/dataFolder.ts';
import { RECORD, SUMMARY } from '../build/precisionData.ts';
import { assertSchema } from './schemas.ts';

describe('precision in SARIF', () => {
  const bounds: readonly (readonly [number, string])[] = [
    [1, 'very-high'],
    [0.9, 'very-high'],
    [0.899, 'high'],
    [0.75, 'high'],
    [0.749, 'medium'],
    [0.5, 'medium'],
    [0.499, 'low'],
    [0, 'low'],
  ];
  for (const [lower, expected] of bounds)
    it(`is ${expected} from a lower bound of ${lower}, whatever the tier`, () => {
      for (const tier of ['breaks', 'optional'] as const)
        assert.equal(sarifPrecision({ tier, precision: { ...SUMMARY, lower } }), expected);
    });

  const tiers: readonly (readonly [Tier, string])[] = [
    ['breaks', 'high'],
    ['clear', 'high'],
    ['likely', 'medium'],
    ['optional', 'low'],
  ];
  for (const [tier, expected] of tiers)
    it(`is ${expected} for ${tier} while nobody measured it`, () => assert.equal(sarifPrecision({ tier }), expected));

  it('stands in the rule with what was measured, and with nothing where nothing was', async () => {
    const files = { ...VALID, [`precision/${PATTERN.id}.yaml`]: RECORD };
    const patterns = [PATTERN, { ...PATTERN, id: 'other-pattern', aliases: [] }];
    const knowledge = new Knowledge(await inFolder(files, (folder) => gatherKnowledge(folder, patterns)));
    const report = reportOf([], knowledge, { optional: true, suppressed: false });
    const options = {
      version: '1.2.3',
      root: 'file:///x',
      locate: (path: string) => ({ inRoot: path }),
      cards: knowledge.patterns,
      skipped: [],
    };
    const log = JSON.parse(formatSarif(report, knowledge, options)) as Log;
    assertSchema('sarif', log);
    const [measured, other] = log.runs[0]!.tool.driver.rules!;
    assert.equal(measured!.properties!['precision'], 'low');
    assert.deepEqual(measured!.properties!['measured'], SUMMARY);
    assert.match(measured!.help!.markdown!, /\*\*Precision:\*\* 2 of 3 places right/);
    assert.equal(other!.properties!['precision'], 'high');
    assert.equal('measured' in other!.properties!, false);
    assert.match(other!.help!.markdown!, /\*\*Precision:\*\* not measured yet/);
  });
});
