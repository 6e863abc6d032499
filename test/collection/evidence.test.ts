import assert from 'node:assert/strict';
import { evidenceOf } from '../../src/core/knowledge/evidenceOf.ts';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import { findingHover } from '../../src/core/words/hover.ts';
import { collection } from './collection.ts';

describe('the figure that a hover quotes', () => {
  let knowledge: Knowledge;
  before(async () => void (knowledge = await collection()));

  const hoverOn = (pattern: string): string => {
    const span = { start: 0, end: 1 };
    return findingHover({ pattern, confidence: 'high', region: span, construct: span, seen: [] }, knowledge, []);
  };

  it('names the pattern, or was measured by us', () => {
    let quoted = 0;
    for (const pattern of knowledge.patterns) {
      const figure = evidenceOf(pattern, knowledge.technique(pattern.technique)!);
      if (!figure) continue;
      quoted++;
      assert.ok(figure.patterns?.includes(pattern.id) ?? figure.kind.startsWith('measured'), pattern.id);
      assert.equal(pattern.axes[figure.axis]?.direction, 'better', pattern.id);
    }
    assert.notEqual(quoted, 0);
  });

  it('is not about clusters where one machine with DataParallel is marked', () => {
    assert.doesNotMatch(hoverOn('data-parallel-wrapper'), /ZeRO|100B|400 GPUs/);
    assert.match(hoverOn('padded-to-max-length'), /^Evidence: .*padd/m);
  });
});
