import assert from 'node:assert/strict';
import { join } from 'node:path';
import { UsageError } from '../../../src/cli/usageError.ts';
import { labelsOf, readLabels } from '../../field/labels.ts';
import { lineOfCell } from '../../field/where.ts';
import { inFolder } from '../build/dataFolder.ts';
import { rawFile, rawLabel, rawLabels } from './labelledFile.ts';

const withLabel = (over: Record<string, unknown>, path = 'train.py'): Record<string, unknown> =>
  rawLabels({ files: [rawFile({ path, labels: [rawLabel(over)] })] });
const faultOf = (value: unknown): string => {
  try {
    labelsOf(value);
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
  return assert.fail('was accepted');
};

describe('labels of a field measurement', () => {
  it('are read with all that they say', () => {
    const label = rawLabel({ alt_ranges: [[20, 21]], also_accept: ['kv-cache-missing'], scope: [8, 30] });
    const negative = { line: 40, end_line: 41, category: 'cat-in-loop', why: 'two turns' };
    const { files, ...rules } = labelsOf(
      rawLabels({ files: [rawFile({ labels: [label], negatives: [negative] })], clean: [rawFile({ path: 'io.py' })] }),
    );
    assert.deepEqual(files[0]!.labels, [
      {
        category: 'cat-in-loop',
        where: { lines: [10, 12] },
        why: 'grows in a loop',
        severity: 'strong',
        others: [{ lines: [20, 21] }],
        alsoAccept: ['kv-cache-missing'],
        scope: 8,
      },
    ]);
    assert.deepEqual(files[0]!.negatives, [{ category: 'cat-in-loop', where: { lines: [40, 41] }, why: 'two turns' }]);
    assert.deepEqual(
      files.map(({ path, clean }) => [path, clean]),
      [
        ['train.py', false],
        ['io.py', true],
      ],
    );
    assert.deepEqual(rules, {
      exhaustive: new Set(['naive-attention']),
      fileLevel: new Set(['no-torch-compile']),
      scopeLevel: new Set(['no-grad-missing']),
      nearGroups: [['host-sync-in-loop', 'numpy-roundtrip']],
    });
  });

  it('in a notebook stand in cells', () => {
    const cells = { cell: 3, cell_line: 2, end_cell: 3, end_cell_line: 4 };
    const [file] = labelsOf(withLabel(cells, 'a.ipynb')).files;
    assert.deepEqual(file!.labels[0]!.where, { lines: [10, 12], cells: [lineOfCell(3, 2), lineOfCell(3, 4)] });
  });

  const faults: readonly (readonly [string, unknown, RegExp])[] = [
    ['what is no object', [], /^it must be object$/],
    ['another version', rawLabels({ version: 2 }), /^\/version must be equal to constant$/],
    ['a part that is missing', { ...rawLabels(), near_groups: undefined }, /near_groups/],
    ['an unknown severity', withLabel({ severity: 'huge' }), /^\/files\/0\/labels\/0\/severity .*\(strong, soft\)$/],
    ['a line before the first', withLabel({ line: 0 }), /^\/files\/0\/labels\/0\/line must be >= 1$/],
    ['a range of one number', withLabel({ alt_ranges: [[3]] }), /^\/files\/0\/labels\/0\/alt_ranges\/0 /],
    ['an end before the beginning', withLabel({ end_line: 9 }), /^ada\/net\/train\.py:10 \(cat-in-loop\) ends before/],
    ['a range that ends before it begins', withLabel({ alt_ranges: [[5, 4]] }), /ends before it begins/],
    ['half a cell', withLabel({ cell: 3 }, 'a.ipynb'), /must have propert.*cell_line/],
    ['a notebook without cells', withLabel({}, 'a.ipynb'), /a\.ipynb:10 .* names no cell/],
    ['a cell outside notebooks', withLabel({ cell: 3, cell_line: 2, end_cell: 3, end_cell_line: 4 }), /is no notebook/],
    ['a file twice', rawLabels({ clean: [rawFile()] }), /^ada\/net\/train\.py is listed twice\.$/],
    [
      'a path that leaves its repository',
      rawLabels({ files: [rawFile({ path: 'a/../../b.py' })] }),
      /\/path must match/,
    ],
    ['an absolute path', rawLabels({ files: [rawFile({ path: '/b.py' })] }), /\/path must match/],
    ['a repository without owner', rawLabels({ files: [rawFile({ repo: '..' })] }), /\/repo must match/],
    ['a short blob', rawLabels({ files: [rawFile({ blob: 'abc' })] }), /\/blob must match/],
  ];
  for (const [what, value, fault] of faults) it(`may not have ${what}`, () => assert.match(faultOf(value), fault));

  it('are refused with the first faults and the number of the others', () => {
    const labels = Array.from({ length: 14 }, () => rawLabel({ line: 0 }));
    const lines = faultOf(rawLabels({ files: [rawFile({ labels })] })).split('\n');
    assert.equal(lines.length, 11);
    assert.equal(lines.at(-1), 'and 4 more');
  });

  it('are named by their file when they cannot be read', async () => {
    await inFolder({ 'bad.json': '{', 'other.json': '{}' }, async (folder) => {
      const read = (name: string): Promise<unknown> => readLabels(join(folder, name));
      await assert.rejects(read('none.json'), /--labels: «.*none\.json» cannot be read \(ENOENT\)/);
      await assert.rejects(read('bad.json'), /--labels: «.*bad\.json» is not JSON/);
      await assert.rejects(read('other.json'), /--labels: «.*other\.json»: it must have required property/);
    });
  });
});
