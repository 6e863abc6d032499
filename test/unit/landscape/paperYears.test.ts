import assert from 'node:assert/strict';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Paper } from '../../../src/core/knowledge/paper.ts';
import { paperYears } from '../../../src/core/landscape/paperYears.ts';
import { sampleKnowledge } from '../page/samples.ts';

describe('papers by year', () => {
  let sample: Knowledge;
  const withPapers = (papers: readonly Pick<Paper, 'year' | 'techniques'>[]): Knowledge =>
    new Knowledge({ ...sample, papers: papers.map((paper, i) => ({ ...sample.papers[0]!, ...paper, id: `p${i}` })) });
  const technique = (year: number, ...techniques: string[]) => ({ year, techniques });

  before(async () => (sample = await sampleKnowledge()));

  it('counts a paper once, under the first of its techniques', () => {
    const { rows, counts } = paperYears(
      withPapers([
        technique(2024, 'fused-attention', 'mixed-precision'),
        technique(2024, 'mixed-precision', 'fused-attention'),
        technique(2025, 'mixed-precision'),
        technique(2024, 'outside-efficiency/astronomy'),
      ]),
    );
    assert.deepEqual(
      rows.map(({ category, counts, all }) => [category.id, counts, all]),
      [
        ['attention', [1, 0], 1],
        ['training-memory', [1, 1], 2],
        ['outside-efficiency', [1, 0], 1],
      ],
    );
    assert.deepEqual(counts, [3, 1]);
  });

  it('shows the last seven years one by one, also those without papers, and all before as one', () => {
    const of = (...years: number[]) => paperYears(withPapers(years.map((year) => technique(year, 'fused-attention'))));
    const { periods, counts } = of(2011, 2018, 2019, 2025, 2025);
    assert.deepEqual(
      periods.map(({ name }) => name),
      ['≤ 2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'],
    );
    assert.deepEqual(counts, [2, 1, 0, 0, 0, 0, 0, 2]);
    assert.deepEqual(
      of(2024, 2025).periods.map(({ name }) => name),
      ['2024', '2025'],
    );
    assert.deepEqual(of().periods, []);
  });
});
