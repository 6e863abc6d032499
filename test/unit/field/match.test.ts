import assert from 'node:assert/strict';
import { labelsOf } from '../../field/labels.ts';
import { judge, type Judgement } from '../../field/match.ts';
import type { Found } from '../../field/survey.ts';
import { lineOfCell, type Lines, touch, whereWords } from '../../field/where.ts';
import { rawFile, rawLabel, rawLabels } from './labelledFile.ts';

const at = (category: string, region: Lines, construct: Lines = region): Found => ({
  pattern: `some-${category}`,
  category,
  tier: 'likely',
  region: { lines: region },
  construct: { lines: construct },
});

/** Judges findings in a file with these labels and negatives. */
function judged(found: readonly Found[], raw: Record<string, unknown>, clean = false): Judgement {
  const labels = labelsOf(rawLabels(clean ? { files: [], clean: [rawFile()] } : { files: [rawFile(raw)] }));
  return judge([{ file: labels.files[0]!, found }], labels);
}
const verdicts = (judgement: Judgement): string[] => judgement.findings.map(({ verdict }) => verdict);
const hits = (judgement: Judgement): number[] => judgement.labels.map(({ hitBy }) => hitBy.length);
const one = (over: Record<string, unknown> = {}): Record<string, unknown> => ({ labels: [rawLabel(over)] });

describe('judging findings by labels', () => {
  it('takes a finding as right that overlaps a label or lies on the line beside it', () => {
    const lines = [8, 9, 11, 13, 14];
    const result = judged(
      lines.map((line) => at('cat-in-loop', [line, line])),
      one(),
    );
    assert.deepEqual(verdicts(result), ['unjudged', 'right', 'right', 'right', 'unjudged']);
    assert.deepEqual(hits(result), [3]);
    assert.equal(result.findings[1]!.why, 'grows in a loop');
  });

  it('asks for the category, or one that is accepted as well', () => {
    const result = judged([at('einsum-heavy', [10, 10]), at('loss', [10, 10])], one({ also_accept: ['loss'] }));
    assert.deepEqual(verdicts(result), ['unjudged', 'right']);
  });

  it('takes other ranges of a label as well', () => {
    const result = judged([at('cat-in-loop', [31, 31])], one({ alt_ranges: [[25, 30]] }));
    assert.deepEqual(verdicts(result), ['right']);
  });

  it('looks at the construct where the category speaks of functions, and nowhere else', () => {
    const found = (category: string): Found => at(category, [40, 40], [11, 60]);
    assert.deepEqual(verdicts(judged([found('cat-in-loop')], one())), ['unjudged']);
    assert.deepEqual(verdicts(judged([found('no-grad-missing')], one({ category: 'no-grad-missing' }))), ['right']);
  });

  it('takes the first line of the function for such a category, and that line only', () => {
    const label = one({ category: 'no-grad-missing', scope: [3, 60] });
    const result = judged([at('no-grad-missing', [3, 3]), at('no-grad-missing', [4, 4])], label);
    assert.deepEqual(verdicts(result), ['right', 'unjudged']);
    assert.deepEqual(verdicts(judged([at('cat-in-loop', [3, 3])], one({ scope: [3, 60] }))), ['unjudged']);
  });

  it('takes any finding in the file for a category of whole files, and counts it once', () => {
    const far = [at('no-torch-compile', [90, 90]), at('no-torch-compile', [95, 95])];
    const result = judged(far, {
      labels: [rawLabel({ category: 'no-torch-compile' }), rawLabel({ category: 'no-torch-compile', end_line: 30 })],
    });
    assert.deepEqual(verdicts(result), ['right', 'again']);
    assert.deepEqual(hits(result), [2, 2]);
  });

  it('lets one finding hit both labels of a cause, each once', () => {
    const both = { labels: [rawLabel(), rawLabel({ line: 20, end_line: 20 })] };
    assert.deepEqual(hits(judged([at('cat-in-loop', [12, 20])], both)), [1, 1]);
  });

  it('takes a finding as wrong on a negative of its category that hits no label', () => {
    const negatives = [{ line: 11, end_line: 20, category: 'cat-in-loop', why: 'two turns' }];
    const result = judged([at('cat-in-loop', [20, 20]), at('cat-in-loop', [11, 11]), at('loss', [20, 20])], {
      ...one(),
      negatives,
    });
    assert.deepEqual(verdicts(result), ['wrong', 'right', 'unjudged']);
    assert.equal(result.findings[0]!.why, 'two turns');
  });

  it('takes a finding as wrong that hits nothing where every place of its category was judged', () => {
    const result = judged([at('naive-attention', [50, 50])], one());
    assert.deepEqual(verdicts(result), ['wrong']);
    assert.match(result.findings[0]!.why, /every place of this category/);
  });

  it('takes any finding in a clean file as wrong, whatever its category', () => {
    const result = judged([at('none', [1, 1]), at('no-torch-compile', [2, 2])], {}, true);
    assert.deepEqual(verdicts(result), ['wrong', 'wrong']);
  });

  it('leaves findings without a category unjudged elsewhere', () => {
    assert.deepEqual(verdicts(judged([at('none', [10, 10])], one())), ['unjudged']);
  });

  it('says of a near category that it is near, and counts it as no hit', () => {
    const result = judged([at('numpy-roundtrip', [10, 10])], one({ category: 'host-sync-in-loop' }));
    assert.deepEqual([verdicts(result), hits(result)], [['unjudged'], [0]]);
    assert.equal(result.findings[0]!.why, 'on a label of host-sync-in-loop: grows in a loop');
    assert.deepEqual(
      result.labels[0]!.nearBy.map(({ pattern }) => pattern),
      ['some-numpy-roundtrip'],
    );
  });

  it('reports labels that nothing hits', () => {
    const { labels } = judged([], one());
    assert.deepEqual(
      labels.map(({ label, hitBy }) => [label.category, hitBy]),
      [['cat-in-loop', []]],
    );
  });
});

describe('places in notebooks', () => {
  const inCell = (cell: number, first: number, last: number, line = 1) => ({
    lines: [line, line] as const,
    cells: [lineOfCell(cell, first), lineOfCell(cell, last)] as const,
  });

  it('meet in one cell only, whatever the lines of the file say', () => {
    assert.equal(touch(inCell(2, 5, 6, 100), inCell(2, 7, 7, 900)), true);
    assert.equal(touch(inCell(2, 5, 6), inCell(2, 8, 8)), false);
    assert.equal(touch(inCell(2, 5, 6), inCell(3, 5, 6)), false);
  });

  it('are compared by lines of the file with places that name no cell', () => {
    assert.equal(touch(inCell(2, 5, 6, 100), { lines: [101, 102] }), true);
    assert.equal(touch(inCell(2, 5, 6, 100), { lines: [5, 6] }), false);
  });

  it('are named by cell, counted from one, and line', () => {
    assert.equal(whereWords(inCell(2, 5, 5)), 'cell 3, line 5');
    assert.equal(whereWords(inCell(0, 5, 6)), 'cell 1, line 5-6');
    const over = { lines: [1, 9] as const, cells: [lineOfCell(2, 5), lineOfCell(3, 1)] as const };
    assert.equal(whereWords(over), 'cell 3, line 5 to cell 4, line 1');
    assert.deepEqual([whereWords({ lines: [7, 7] }), whereWords({ lines: [7, 9] })], ['7', '7-9']);
  });
});
