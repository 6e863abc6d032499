import assert from 'node:assert/strict';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { techniquePage } from '../../../src/page/html/techniquePage.ts';
import { inFolder, PATTERN, VALID } from '../build/dataFolder.ts';
import { RECORD } from '../build/precisionData.ts';
import { viewOf } from './samples.ts';

/** What the page of the technique says of its patterns, a text each, and below them. */
async function said(files: Readonly<Record<string, string>>): Promise<{ patterns: string[]; below: string }> {
  const patterns = [PATTERN, { ...PATTERN, id: 'other-pattern', aliases: [] }];
  const index = await inFolder({ ...VALID, ...files }, (folder) => gatherKnowledge(folder, patterns));
  const knowledge = new Knowledge(index);
  const page = techniquePage(knowledge.technique('fused-attention')!, viewOf(knowledge)).source;
  const [, list = '', below = ''] = /<dl class="detection">([^]*?)<\/dl>([^]*?)<\/section>/.exec(page) ?? [];
  const text = (html: string): string =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return { patterns: list.split('<dt>').slice(1).map(text), below: text(below) };
}

describe('how often a pattern is right, on the page of its technique', () => {
  it('is said with the places, repositories, date and bound of its record, and how it was measured', async () => {
    const { patterns, below } = await said({ [`precision/${PATTERN.id}.yaml`]: RECORD });
    assert.match(
      patterns[0]!,
      /Shown as information\. Precision: 2 of 3 places right \(two readers each, 1 repository, 2026-11-20\); at least 20\.7 % \(Wilson’s bound at 95 %\)\.$/,
    );
    assert.match(patterns[1]!, /^other-pattern .* Precision: not measured yet on code that nobody here wrote\.$/);
    assert.match(below, /A place is right when one reader says so and neither says wrong/);
  });

  it('is said to be unknown of every pattern while there is no record', async () => {
    const { patterns, below } = await said({});
    assert.equal(patterns.length, 2);
    for (const text of patterns) assert.match(text, /Precision: not measured yet on code that nobody here wrote\.$/);
    assert.equal(below, '');
  });
});
