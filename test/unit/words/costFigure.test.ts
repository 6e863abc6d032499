import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Evidence, Technique } from '../../../src/core/knowledge/technique.ts';
import { costFigure, costFigureMarkdown } from '../../../src/core/words/costFigure.ts';
import { strongestGain } from '../../../src/core/words/effects.ts';
import { inFolder, PATTERN, VALID } from '../build/dataFolder.ts';

const LARGE = { direction: 'better', size: 'large' } as const;
const MEDIUM = { direction: 'better', size: 'medium' } as const;

const evidence = (its: Partial<Evidence>): Evidence => ({
  kind: 'paper',
  claim: 'a claim',
  conditions: 'its conditions',
  axis: 'speed',
  counter: false,
  ...its,
});

describe('cost figures', () => {
  let knowledge: Knowledge;
  let technique: Technique;
  const having = (...figures: Partial<Evidence>[]): Technique => ({ ...technique, evidence: figures.map(evidence) });

  before(async () => {
    const compiled = await inFolder(VALID, (folder) => gatherKnowledge(folder, [PATTERN]));
    knowledge = new Knowledge(compiled);
    technique = knowledge.technique('fused-attention')!;
  });

  it('state what there is more of without the technique', () => {
    const words = (axis: Evidence['axis']) => costFigure(having({ axis, ratio: 2.1 }), { [axis]: LARGE })?.words;
    assert.equal(words('memory'), 'up to 2.1× memory');
    assert.equal(words('speed'), 'up to 2.1× time');
    assert.equal(words('cost'), 'up to 2.1× cost');
    assert.equal(words('quality'), undefined, 'quality is no cost');
  });

  it('come with the evidence they are taken from, the strongest', () => {
    const rich = having({ ratio: 2, claim: 'twice' }, { ratio: 3, claim: 'three times' });
    assert.equal(costFigure(rich, { speed: LARGE })?.evidence.claim, 'three times');
  });

  it('are not made of losses, of what nobody measured, or of words without a ratio', () => {
    const axes = { speed: LARGE };
    for (const its of [{ ratio: 3, counter: true }, { ratio: 3, kind: 'not-measured' }, { claim: 'faster' }] as const)
      assert.equal(costFigure(having(its), axes), undefined);
  });

  it('say their conditions and source, and show any text as it is written', () => {
    const markdown = (its: Partial<Evidence>) => {
      const rich = having({ ratio: 2, kind: 'measured', ...its });
      return costFigureMarkdown(rich, costFigure(rich, { speed: LARGE })!, knowledge);
    };
    assert.equal(
      markdown({}),
      '**Fused attention**\n\na claim; its conditions (measured)\n\nMeasured there, not in this code.',
    );
    assert.match(markdown({ claim: '<b>[x](command:y)' }), /\n\n&lt;b\\>\\\[x\\\]\(command:y\); its/);
  });

  it('are about what the pattern improves, and as large as it says', () => {
    const slow = having({ ratio: 1.5 }, { ratio: 40 }, { axis: 'memory', ratio: 60 });
    assert.equal(costFigure(slow, { speed: MEDIUM })?.words, 'up to 1.5× time');
    assert.equal(
      costFigure(slow, { speed: MEDIUM, memory: { direction: 'worse', size: 'large' } })?.words,
      'up to 1.5× time',
    );
    assert.equal(costFigure(slow, { speed: { direction: 'better', size: 'small' } }), undefined);
    assert.equal(costFigure(slow, { quality: LARGE }), undefined);
    assert.equal(
      costFigure(having({ ratio: 0.5 }, { ratio: 1 }), { speed: { direction: 'better', size: 'small' } }),
      undefined,
    );
  });
});

describe('the strongest gain', () => {
  it('is the largest, memory first where two are alike', () => {
    assert.equal(strongestGain({ speed: LARGE, memory: LARGE }), 'less memory (large)');
    assert.equal(strongestGain({ speed: LARGE, memory: MEDIUM }), 'faster (large)');
    assert.equal(
      strongestGain({ quality: MEDIUM, speed: { direction: 'worse', size: 'large' } }),
      'better results (medium)',
    );
    assert.equal(strongestGain({ speed: { direction: 'same' } }), '');
  });
});
