import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TIERS } from '../../../src/core/knowledge/pattern.ts';
import { filterWords, narrowedBy } from '../../../src/editor/filters.ts';
import { FINDING_FILTERS, type FilteredFinding } from '../../../src/editor/findingFilters.ts';
import { findingsWords } from '../../../src/editor/findingsWords.ts';

const finding = (its: Partial<FilteredFinding> = {}): FilteredFinding => ({
  isCurrent: false,
  isOpen: false,
  tier: 'likely',
  hasFix: false,
  isNew: false,
  ...its,
});

const keeps = (chosen: readonly string[], its: Partial<FilteredFinding>): boolean =>
  narrowedBy(FINDING_FILTERS, chosen)(finding(its));

describe('filters of findings', () => {
  it('keep everything while none is chosen, and when one is kept that is not known any more', () => {
    for (const tier of TIERS) assert.ok(keeps([], { tier }));
    assert.ok(keeps(['of-an-older-release'], {}));
  });

  it('keep each what they are named after', () => {
    const cases: readonly (readonly [id: string, kept: Partial<FilteredFinding>, left: Partial<FilteredFinding>])[] = [
      ['current-file', { isCurrent: true }, { isOpen: true }],
      ['open-files', { isOpen: true }, { isCurrent: true }],
      ['fix', { hasFix: true }, {}],
      ['new', { isNew: true }, { hasFix: true }],
      ['breaks', { tier: 'breaks' }, { tier: 'clear' }],
      ['clear', { tier: 'clear' }, { tier: 'likely' }],
      ['likely', { tier: 'likely' }, { tier: 'optional' }],
      ['optional', { tier: 'optional' }, { tier: 'breaks' }],
    ];
    assert.deepEqual(cases.map(([id]) => id).sort(), FINDING_FILTERS.map(({ id }) => id).sort(), 'one case each');
    for (const [id, kept, left] of cases) {
      assert.ok(keeps([id], kept), id);
      assert.ok(!keeps([id], left), id);
    }
  });

  it('are met by any of one group, and by all groups', () => {
    const chosen = ['clear', 'optional', 'open-files'];
    assert.ok(keeps(chosen, { isOpen: true, tier: 'clear' }));
    assert.ok(keeps(chosen, { isOpen: true, tier: 'optional' }));
    assert.ok(!keeps(chosen, { isOpen: true, tier: 'likely' }));
    assert.ok(!keeps(chosen, { isOpen: false, tier: 'clear' }));
  });

  it('are named in their own order, whatever the order of choosing', () => {
    assert.equal(filterWords(FINDING_FILTERS, ['fix', 'likely', 'clear', 'current-file']), WORDS);
    assert.equal(filterWords(FINDING_FILTERS, ['of-an-older-release']), '');
  });
});

const WORDS = 'Current file · Clear or Likely · Fix available';

describe('what the view of findings says of itself', () => {
  it('names the grouping, and filters with what they leave', () => {
    assert.deepEqual(findingsWords('file', [], 7, 7), { description: 'by file', message: undefined });
    const chosen = ['current-file', 'clear', 'likely', 'fix'];
    assert.deepEqual(findingsWords('file', chosen, 3, 7), {
      description: 'by file',
      message: `3 of 7: ${WORDS}`,
    });
  });

  it('leaves the words to the welcome text where nothing is listed', () => {
    assert.deepEqual(findingsWords('axis', ['clear'], 0, 7), {
      description: '7 hidden by filters',
      message: undefined,
    });
    assert.deepEqual(findingsWords('axis', ['clear'], 0, 0), { description: 'by axis', message: undefined });
  });
});
