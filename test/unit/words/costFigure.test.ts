import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Axes } from '../../../src/core/knowledge/axes.ts';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Evidence, Technique } from '../../../src/core/knowledge/technique.ts';
import { type CostFigure, costFigure, costFigureMarkdown } from '../../../src/core/words/costFigure.ts';
import { strongestGain } from '../../../src/core/words/effects.ts';
import { sampleKnowledge } from '../page/samples.ts';

const LARGE = { direction: 'better', size: 'large' } as const;
const MEDIUM = { direction: 'better', size: 'medium' } as const;
const WORSE = { direction: 'worse', size: 'large' } as const;

describe('cost figures', () => {
  let knowledge: Knowledge;
  let technique: Technique;

  before(async () => {
    knowledge = await sampleKnowledge();
    technique = knowledge.technique('fused-attention')!;
  });

  const having = (...figures: Partial<Evidence>[]): Technique => ({
    ...technique,
    evidence: figures.map((its): Evidence => ({
      kind: 'measured',
      claim: 'a claim',
      conditions: 'its conditions',
      axis: 'speed',
      counter: false,
      ...its,
    })),
  });
  const figureOf = (room: Technique, axes: Axes): CostFigure | undefined =>
    costFigure({ ...knowledge.pattern('attention-scores-materialized')!, axes }, room);

  it('state what there is more of without the technique', () => {
    const words = (axis: Evidence['axis']) => figureOf(having({ axis, ratio: 2.1 }), { [axis]: LARGE })?.words;
    assert.equal(words('memory'), '2.1× memory');
    assert.equal(words('speed'), '2.1× time');
    assert.equal(words('cost'), '2.1× cost');
    assert.equal(words('quality'), undefined, 'quality is no cost');
  });

  it('say no more than their claim', () => {
    const words = (claim: string) => figureOf(having({ claim, ratio: 3 }), { speed: LARGE })?.words;
    assert.equal(words('Up to 3x faster'), 'up to 3× time');
    assert.equal(words('3x faster up to 8k tokens'), '3× time');
  });

  it('are quoted where the hover would quote them, passing by what has no ratio', () => {
    const rich = having({ claim: 'faster' }, { ratio: 3, claim: 'three times' }, { kind: 'paper', ratio: 2 });
    assert.equal(figureOf(rich, { speed: LARGE })?.evidence.claim, 'three times');
    assert.equal(figureOf(rich, { memory: LARGE }), undefined);
    assert.equal(figureOf(rich, { speed: WORSE }), undefined);
  });

  it('are not made of losses, draws, what nobody measured, or words without a ratio', () => {
    const none = [{ ratio: 3, counter: true }, { ratio: 3, kind: 'not-measured' }, { ratio: 1 }, { ratio: 0.5 }, {}];
    for (const its of none as Partial<Evidence>[]) assert.equal(figureOf(having(its), { speed: LARGE }), undefined);
  });

  it('are of the middle size where there is a curve, and say so', () => {
    const pair = technique.evidence.find(({ measurement }) => measurement)!;
    const rich = { ...technique, evidence: [pair] };
    const figure = figureOf(rich, { speed: LARGE })!;
    assert.equal(figure.words, '4× time');
    assert.match(
      costFigureMarkdown(rich, figure, knowledge),
      /4× to 28× faster at 2 of 4 sizes[^]*The line states 1,024 tokens\./,
    );
    assert.equal(figureOf(rich, { memory: LARGE }), undefined, 'its ratio is of another axis');
  });

  it('say their conditions and source, and show any text as it is written', () => {
    const markdown = (its: Partial<Evidence>) => {
      const rich = having({ ratio: 2, ...its });
      return costFigureMarkdown(rich, figureOf(rich, { speed: LARGE })!, knowledge);
    };
    assert.equal(
      markdown({}),
      `**${technique.name}**\n\na claim; its conditions (measured)\n\nMeasured there, not in this code.`,
    );
    assert.match(markdown({ claim: '<b>[x](command:y)' }), /\n\n&lt;b\\>\\\[x\\\]\(command:y\); its/);
  });
});

describe('the strongest gain', () => {
  it('is the largest, memory first where two are alike', () => {
    assert.equal(strongestGain({ speed: LARGE, memory: LARGE }), 'less memory (large)');
    assert.equal(strongestGain({ speed: LARGE, memory: MEDIUM }), 'faster (large)');
    assert.equal(strongestGain({ quality: MEDIUM, speed: WORSE }), 'better results (medium)');
    assert.equal(strongestGain({ speed: { direction: 'same' } }), '');
  });
});
