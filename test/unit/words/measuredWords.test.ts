import assert from 'node:assert/strict';
import type { Comparison, MeasuredSize, Measurement } from '../../../src/core/knowledge/measurement.ts';
import type { Evidence } from '../../../src/core/knowledge/technique.ts';
import { agreementWords } from '../../../src/core/words/agreementWords.ts';
import { amountWords, bytesWords, secondsWords } from '../../../src/core/words/amounts.ts';
import { comparisonWords } from '../../../src/core/words/comparisonWords.ts';
import { fixedWords, measuredClaim, measuredConditions, whereItGains } from '../../../src/core/words/measuredWords.ts';
import { sampleKnowledge } from '../page/samples.ts';

type Shown = number | Comparison['outcome'];

/** A ratio as a gain, a draw within 5 %, or a loss. */
const comparison = (shown: Shown): Comparison => {
  if (typeof shown === 'string') return { outcome: shown };
  const outcome = Math.max(shown, 1 / shown) < 1.05 ? 'draw' : shown > 1 ? 'gain' : 'loss';
  return { outcome, ratio: shown };
};
const side = { seconds: 1, quartiles: [1, 1], peakBytes: 0 } as const;

const measurementOf = (
  speed: readonly Shown[],
  memory: readonly Shown[] = speed.map(() => 1),
  parameters: (i: number) => MeasuredSize['parameters'] = (i) => ({ heads: 16, tokens: 128 * 8 ** i }),
): Measurement => ({
  pair: 'p',
  compares: 'One against another.',
  training: false,
  date: '2026-11-23',
  device: 'NVIDIA H200',
  versions: { torch: '2.11.0' },
  dtypes: ['bfloat16'],
  sizes: speed.map((ratio, i) => ({
    parameters: parameters(i),
    before: side,
    after: side,
    speed: comparison(ratio),
    memory: comparison(memory[i]!),
  })),
});

describe('words for what was measured', () => {
  it('give the range of gains, and at how many sizes where it is not at all', () => {
    assert.equal(
      measuredClaim(measurementOf([3.8, 28.7, 5], [6, 768, 48])),
      '3.8× to 28.7× faster, 1/6 to 1/768 of the memory',
    );
    assert.equal(measuredClaim(measurementOf([1, 2, 4])), '2× to 4× faster at 2 of 3 sizes');
    assert.equal(measuredClaim(measurementOf([2, 2, 2], [1.25, 1.6, 1.6])), '2× faster, 63 % to 80 % of the memory');
  });

  it('call draws, losses and running out of memory what they are', () => {
    assert.equal(measuredClaim(measurementOf([1, 1.02, 0.99])), 'No difference in time or memory');
    assert.equal(measuredClaim(measurementOf([1, 1, 1], [2, 2, 2])), 'No difference in time, 1/2 of the memory');
    assert.equal(
      measuredClaim(measurementOf([0.5, 0.8, 1], [0.5, 1, 1])),
      '1.25× to 2× the time at 2 of 3 sizes, 2× the memory at 1 of 3 sizes',
    );
    assert.equal(
      measuredClaim(measurementOf([2, 2, 'fits'], [4, 'gain', 'fits'])),
      '2× faster at 2 of 3 sizes, 1/4 of the memory at 1 of 3 sizes, no memory beyond the inputs at 1 of 3 sizes, ' +
        'only the new code fits in memory at 1 of 3 sizes',
    );
    assert.match(
      measuredClaim(measurementOf([2, 'fails', 'neither'])),
      /only the old code fits in memory at 1 of 3 sizes, neither fits in memory at 1 of 3 sizes$/,
    );
  });

  it('name sizes by what sets them apart, and the conditions', () => {
    const plain = measurementOf([2, 2, 2]);
    assert.equal(measuredConditions(plain), '128 to 8,192 tokens, bf16, NVIDIA H200, PyTorch 2.11.0');
    assert.equal(fixedWords(plain), '16 heads');
    assert.match(measuredConditions({ ...plain, training: true }), /tokens, forward and backward, bf16/);
    const sizes = (parameters: (i: number) => MeasuredSize['parameters']): string =>
      measuredConditions(measurementOf([2, 2], [2, 2], parameters)).split(', bf16')[0]!;
    assert.equal(
      sizes((i) => ({ batch: 1 + i })),
      'batch 1 to 2',
    );
    assert.equal(
      sizes((i) => ({ rows: 1 + i, head_dim: 64 * (1 + i) })),
      '1 to 2 rows, head dim 64 to 128',
    );
    assert.equal(
      sizes((i) => ({ kind: i ? 'b' : 'a' })),
      'kind a or b',
    );
  });

  it('say from which size on there is a gain, or at which', () => {
    const where = (...speed: Shown[]): string | undefined => whereItGains(measurementOf(speed), 'speed');
    assert.equal(where(2, 2, 2), undefined);
    assert.equal(where(1, 1, 1), undefined);
    assert.equal(where(1, 2, 4), 'Faster from 1,024 tokens on; below that, no difference that can be told apart.');
    assert.equal(where(0.5, 2, 4), 'Faster from 1,024 tokens on; below that, slower.');
    assert.equal(
      where(1, 2, 0.5),
      'Faster at 1,024 tokens; no difference that can be told apart at 128 tokens; slower at 8,192 tokens.',
    );
    assert.equal(
      where(2, 'fails', 'neither'),
      'Faster at 128 tokens; out of memory at 1,024 tokens and at 8,192 tokens.',
    );
    assert.equal(
      whereItGains(measurementOf([1, 1, 1], [0.5, 2, 2]), 'memory'),
      'Less memory from 1,024 tokens on; below that, more memory.',
    );
  });

  it('say of one size what it gave', () => {
    const said = (shown: Shown): string => comparisonWords(comparison(shown), 'memory');
    assert.deepEqual([4, 1, 0.5].map(said), ['4×', 'draw (1×)', 'more memory (0.5×)']);
    assert.deepEqual((['gain', 'loss', 'fits', 'fails', 'neither'] as const).map(said), [
      'none left',
      'none before',
      'only the new code fits in memory',
      'only the old code fits in memory',
      'neither fits in memory',
    ]);
    assert.equal(comparisonWords(comparison(0.5), 'speed'), 'slower (0.5×)');
  });

  it('give numbers three digits and a unit that fits', () => {
    assert.deepEqual([1.2345, 16_384, 0.849, 1_234_567.8].map(amountWords), ['1.23', '16,384', '0.849', '1,234,568']);
    assert.deepEqual([2.129e-5, 0.07582, 1.02].map(secondsWords), ['21.3 µs', '75.8 ms', '1.02 s']);
    assert.deepEqual([0, 512, 1024, 96 * 2 ** 20, 24 * 2 ** 30].map(bytesWords), [
      '0 B',
      '512 B',
      '1 KiB',
      '96 MiB',
      '24 GiB',
    ]);
  });
});

describe('what papers state beside what was measured', () => {
  const stated = (over: Partial<Evidence>): Evidence => ({
    kind: 'paper',
    paper: 'flashattention-2',
    claim: 'c',
    conditions: 'c',
    axis: 'speed',
    counter: false,
    ...over,
  });
  const said = async (
    speed: readonly Shown[],
    ...papers: readonly Partial<Evidence>[]
  ): Promise<string | undefined> => {
    const knowledge = await sampleKnowledge();
    const technique = { ...knowledge.technique('fused-attention')!, evidence: papers.map(stated) };
    const measured = { ...stated({ kind: 'measured', patterns: ['a'] }), measurement: measurementOf(speed) };
    return agreementWords(measured, 'speed', technique, knowledge);
  };
  const SAME = { patterns: ['a', 'b'] };

  it('is compared where it is about the same code', async () => {
    assert.match(
      (await said([2, 2], SAME))!,
      /^On speed this points the same way as “FlashAttention-2: Faster Attention, 2023”;/,
    );
    assert.match((await said([1, 2], SAME))!, /2023”, at the sizes where it gains;/);
    assert.match((await said([1, 1], SAME))!, /^On speed this points another way than “Flash/);
    assert.match((await said([1, 1], { ...SAME, counter: true }))!, /the same way/);
    assert.match((await said([2, 2], SAME, { ...SAME, counter: true }))!, /the same way[^]*another way/);
  });

  it('is not compared where it is about something else, and is not spoken of where there is none', async () => {
    assert.match((await said([2, 2], {}, { patterns: ['c'] }))!, /is not compared/);
    assert.equal(await said([2, 2], { axis: 'memory', ...SAME }, { kind: 'measured', ...SAME }), undefined);
  });
});
