import assert from 'node:assert/strict';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { compareMemory, compareSpeed } from '../../../src/build/measured/comparison.ts';
import type { Side } from '../../../src/core/knowledge/measurement.ts';
import type { Evidence } from '../../../src/core/knowledge/technique.ts';
import { assertSchema } from '../cli/schemas.ts';
import { inFolder, PATTERN, VALID } from './dataFolder.ts';
import { OUT_OF_MEMORY, pairFile, recordOf, side, size } from './pairRecord.ts';

const gather = (over: object = {}): Promise<readonly Evidence[]> =>
  inFolder({ ...VALID, ...pairFile(over) }, async (folder) => {
    const { techniques } = await gatherKnowledge(folder, [PATTERN]);
    return techniques.find(({ id }) => id === 'fused-attention')!.evidence;
  });
const measured = async (over: object = {}): Promise<Evidence> => (await gather(over)).at(-1)!;
const of = (value: object): Side => value as Side;

describe('records of pairs as evidence', () => {
  before(() => assertSchema('measurement', recordOf()));

  it('are one entry a pair, after what people wrote, with kind, patterns and every size', async () => {
    const evidence = await gather();
    assert.deepEqual(
      evidence.map(({ kind }) => kind),
      ['paper', 'measured-plain'],
    );
    const { patterns, measurement, axis, ratio, counter } = evidence[1]!;
    assert.deepEqual(patterns, ['attention-scores-materialized']);
    assert.equal(counter, false);
    assert.deepEqual(measurement?.dtypes, ['bfloat16'], 'indices are no type of its numbers');
    assert.deepEqual(measurement?.versions, { python: '3.12', torch: '2.11.0', cuda: '13.0' });
    assert.deepEqual(
      measurement?.sizes.map(({ speed, memory }) => [speed, memory]),
      [
        [
          { outcome: 'draw', ratio: 1.11 },
          { outcome: 'draw', ratio: 1 },
        ],
        [
          { outcome: 'gain', ratio: 4 },
          { outcome: 'gain', ratio: 48 },
        ],
        [
          { outcome: 'gain', ratio: 28 },
          { outcome: 'gain', ratio: 768 },
        ],
        [{ outcome: 'fits' }, { outcome: 'fits' }],
      ],
    );
    assert.deepEqual(measurement?.sizes[1]?.before, {
      seconds: 0.004,
      quartiles: [0.00396, 0.00404],
      peakBytes: 96 * 2 ** 20,
    });
    assert.deepEqual(measurement?.sizes[1]?.difference, { outputs: 0.0036, gradients: 0.0049 });
    assert.equal(measurement?.sizes[3]?.difference, undefined);
    assert.deepEqual([axis, ratio], ['speed', 4], 'of two sizes in the middle the one that promises less');
  });

  it('are about the axis that gains at the middle size', async () => {
    const lean = [64, 128, 256].map((tokens) => size({ tokens }, side(1, 8), side(1, 2)));
    const { axis, ratio, counter } = await measured({ sizes: lean });
    assert.deepEqual([axis, ratio, counter], ['memory', 4, false]);
  });

  it('speak against the technique where nothing is gained, and have no ratio to quote', async () => {
    const draws = [64, 128, 256].map((tokens) => size({ tokens }, side(1, 2), side(1, 2)));
    const losses = [64, 128, 256].map((tokens) => size({ tokens }, side(1, 2), side(2, 4)));
    for (const sizes of [draws, losses]) {
      const { counter, ratio } = await measured({ sizes });
      assert.deepEqual([counter, ratio], [true, undefined]);
    }
  });

  it('call a draw what is less than 5 % apart or overlaps, and a loss a loss', () => {
    const speed = (before: object, after: object): unknown => compareSpeed(of(before), of(after)).outcome;
    assert.equal(speed(side(1.04, 1, 0), side(1, 1, 0)), 'draw');
    assert.equal(speed(side(1.06, 1, 0), side(1, 1, 0)), 'gain');
    assert.equal(speed(side(1.4, 1, 0.2), side(1, 1, 0.2)), 'draw');
    assert.equal(speed(side(1.6, 1, 0.2), side(1, 1, 0.2)), 'gain');
    assert.equal(speed(side(1, 1, 0), side(1.06, 1, 0)), 'loss');
    assert.equal(speed(side(1, 1, 0), side(1.04, 1, 0)), 'draw');
  });

  it('tell who ran out of memory, and have no ratio where there was no memory to divide by', () => {
    const ran = of(side(1, 1));
    const none = of(side(1, 0));
    const out = of(OUT_OF_MEMORY);
    for (const compare of [compareSpeed, compareMemory]) {
      assert.deepEqual(compare(out, ran), { outcome: 'fits' });
      assert.deepEqual(compare(ran, out), { outcome: 'fails' });
      assert.deepEqual(compare(out, out), { outcome: 'neither' });
    }
    assert.deepEqual(compareMemory(ran, none), { outcome: 'gain' });
    assert.deepEqual(compareMemory(none, ran), { outcome: 'loss' });
    assert.deepEqual(compareMemory(none, none), { outcome: 'draw' });
  });

  for (const [what, over, fault] of [
    ['that are of no schema', { date: 'yesterday' }, /scores-by-hand\.json: \/date: must match pattern.*never by hand/],
    ['of another pair', { pair: 'another' }, /says that it is of fused-attention\/another/],
    ['of patterns that lead elsewhere', { patterns: ['gone'] }, /patterns: «gone» is no pattern of fused-attention/],
  ] as const)
    it(`are refused ${what}`, () => assert.rejects(gather(over), fault));

  it('are refused where their technique is gone, or where they are no JSON', async () => {
    const stray = { 'techniques/gone/pairs/a.json': JSON.stringify(recordOf({ technique: 'gone', pair: 'a' })) };
    const broken = { 'techniques/fused-attention/pairs/a.json': '{' };
    const read = (files: object): Promise<unknown> =>
      inFolder({ ...VALID, ...files }, (folder) => gatherKnowledge(folder, [PATTERN]));
    await assert.rejects(read(stray), /pairs\/a\.json: «gone» is no technique/);
    await assert.rejects(read(broken), /pairs\/a\.json: /);
  });
});
