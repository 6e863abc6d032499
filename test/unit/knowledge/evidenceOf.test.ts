import assert from 'node:assert/strict';
import type { Axes } from '../../../src/core/knowledge/axes.ts';
import { evidenceOf } from '../../../src/core/knowledge/evidenceOf.ts';
import type { Evidence, Technique } from '../../../src/core/knowledge/technique.ts';
import { sampleKnowledge } from '../page/samples.ts';

const AXES: Axes = {
  memory: { direction: 'better', size: 'large' },
  speed: { direction: 'better', size: 'medium' },
  quality: { direction: 'same' },
};

describe('evidence of a pattern', () => {
  let technique: Technique;
  before(async () => void (technique = (await sampleKnowledge()).technique('fused-attention')!));

  const chosen = async (...figures: readonly Partial<Evidence>[]): Promise<string | undefined> => {
    const pattern = { ...(await sampleKnowledge()).pattern('attention-scores-materialized')!, axes: AXES };
    const evidence = figures.map((over, i): Evidence => ({
      kind: 'measured',
      axis: 'speed',
      claim: `figure ${i}`,
      conditions: 'c',
      counter: false,
      ...over,
    }));
    return evidenceOf(pattern, { ...technique, evidence })?.claim;
  };
  const own = { patterns: ['attention-scores-materialized'] };

  it('is none of a paper that speaks of another side of the technique, however strong', async () => {
    assert.equal(await chosen({ kind: 'paper', ratio: 100 }), undefined);
    assert.equal(await chosen({ kind: 'paper', ratio: 100 }, { kind: 'paper', ratio: 2, ...own }), 'figure 1');
    assert.equal(await chosen({ ratio: 2, patterns: ['attention-maps-requested'] }), undefined);
  });

  it('is never a loss, nor what was not measured, nor on an axis that the pattern leaves alone', async () => {
    assert.equal(await chosen({ ratio: 9, counter: true }, { kind: 'not-measured', ratio: 9 }), undefined);
    assert.equal(await chosen({ axis: 'quality', ratio: 9 }, { axis: 'cost', ratio: 9 }), undefined);
  });

  it('is of a measured pair of the pattern before all others, for the axes on which it gained', async () => {
    const pair = (await sampleKnowledge())
      .technique('fused-attention')!
      .evidence.find(({ measurement }) => measurement)!;
    assert.equal(await chosen({ axis: 'memory', ratio: 1.1, ...own }, { ...pair, claim: 'of a pair' }), 'of a pair');
    assert.equal(await chosen({ ...pair, patterns: ['attention-maps-requested'] }), undefined);
    const sizes = pair.measurement!.sizes.map((size) => ({ ...size, memory: { outcome: 'draw', ratio: 1 } as const }));
    const faster = { ...pair, measurement: { ...pair.measurement!, sizes }, claim: 'of a pair' };
    assert.equal(await chosen(faster), 'of a pair');
    assert.equal(await chosen({ axis: 'memory', ratio: 9, ...own }, faster), 'figure 0', 'memory is improved more');
  });

  it('is on the axis that is improved most, measured before stated, and the most modest', async () => {
    assert.equal(await chosen({ ratio: 9 }, { axis: 'memory', ratio: 2 }), 'figure 1');
    assert.equal(await chosen({ kind: 'paper', ratio: 1.2, ...own }, { ratio: 9 }), 'figure 1');
    assert.equal(await chosen({ kind: 'measured-plain', ratio: 1.2 }, { kind: 'paper', ratio: 9, ...own }), 'figure 1');
    assert.equal(await chosen({ ratio: 9 }, { ratio: 3 }, { ratio: 5 }), 'figure 1');
    assert.equal(await chosen({}, { ratio: 3 }), 'figure 1');
  });
});
