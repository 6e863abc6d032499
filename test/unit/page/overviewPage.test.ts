import assert from 'node:assert/strict';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { overviewPage } from '../../../src/page/html/overviewPage.ts';
import { sampleKnowledge, viewOf } from './samples.ts';

describe('overview page', () => {
  let knowledge: Knowledge;
  let page: string;

  before(async () => {
    knowledge = await sampleKnowledge();
    page = overviewPage(viewOf(knowledge)).source;
  });

  /** What stands in a section, from its anchor to the next section. */
  const section = (id: string): string =>
    page.split(/(?=<section\s+id=")/).find((part) => part.includes(`id="${id}"`))!;
  const linksIn = (source: string): string[] =>
    Array.from(source.matchAll(/href="command:open\?([\w-]+)"/g), ([, id]) => id!);

  it('lists every technique once, under its category', () => {
    const listed = linksIn(section('techniques'));
    assert.deepEqual([...listed].sort(), knowledge.techniques.map(({ id }) => id).sort());
    assert.match(page, /id="category-attention"[^]*open\?fused-attention[^]*id="category-training-memory"/);
  });

  it('leaves out categories without techniques', () => {
    assert.doesNotMatch(page, /category-outside-efficiency/);
  });
});
