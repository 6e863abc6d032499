import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { FileRules } from '../../../src/core/config/rules.ts';
import type { Lens } from '../../../src/core/lens.ts';
import { NO_FACTS, type ProjectFacts } from '../../../src/core/patterns/project.ts';
import { makeLens } from '../../lens.ts';

const ID = 'attention-scores-materialized';
const HEAD = 'import torch\n\ndef f(q, k, v):\n    s = q @ k.mT\n';
const SOFTMAX = '    a = torch.softmax(s, dim=-1)';
const TAIL = '\n    return a @ v\n';

describe('suppression comments', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());

  const analyze = (text: string) => lens.analyze({ id: 'model.py', text });
  const counts = (text: string): readonly number[] => {
    const { findings, suppressed } = analyze(text);
    return [findings.length, suppressed.length];
  };

  it('finds it without one', () => assert.deepEqual(counts(HEAD + SOFTMAX + TAIL), [1, 0]));

  const silencing: readonly (readonly [string, string])[] = [
    ['at the end of the line', `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[${ID}]${TAIL}`],
    ['on the line above', `${HEAD}    # efficiency-lens: ignore[${ID}] -- maps are plotted\n${SOFTMAX}${TAIL}`],
    [
      'above, with another comment between',
      `${HEAD}    # efficiency-lens: ignore[${ID}]\n    # why\n${SOFTMAX}${TAIL}`,
    ],
    ['in the other spelling', `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[attention-scores-materialised]${TAIL}`],
    ['with CRLF', `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[${ID}]${TAIL}`.replaceAll('\n', '\r\n')],
    ['for the file', `# efficiency-lens: file-ignore[${ID}]\n${HEAD}${SOFTMAX}${TAIL}`],
    ['for a block', `# efficiency-lens: disable[${ID}]\n${HEAD}${SOFTMAX}${TAIL}`],
    [
      'at the end of a statement of several lines',
      `${HEAD}    a = torch.softmax(\n        s,\n        dim=-1,\n    )  # efficiency-lens: ignore[${ID}]${TAIL}`,
    ],
    ['bare', `${HEAD}${SOFTMAX}  # efficiency-lens: ignore${TAIL}`],
    ['among several names', `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[other, ${ID}]${TAIL}`],
  ];
  for (const [where, text] of silencing) it(`silences ${where}`, () => assert.deepEqual(counts(text), [0, 1]));

  const powerless: readonly (readonly [string, string])[] = [
    ['on another line', `${HEAD}${SOFTMAX}\n    b = 1  # efficiency-lens: ignore[${ID}]${TAIL}`],
    ['for another pattern', `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[other]${TAIL}`],
    ['inside a string', `${HEAD}    t = "# efficiency-lens: file-ignore[${ID}]"\n${SOFTMAX}${TAIL}`],
    [
      'after the block was closed',
      `# efficiency-lens: disable[${ID}]\n# efficiency-lens: enable[${ID}]\n${HEAD}${SOFTMAX}${TAIL}`,
    ],
    ['of another tool', `${HEAD}${SOFTMAX}  # noqa${TAIL}`],
  ];
  for (const [where, text] of powerless) it(`does not silence ${where}`, () => assert.deepEqual(counts(text), [1, 0]));

  it('silences one cell of a notebook, and a whole text that has none', () => {
    const first = `${HEAD}${SOFTMAX}${TAIL}`;
    const text = `${first}# efficiency-lens: cell-ignore[${ID}]\n${first}`;
    const cells = [
      { start: 0, end: first.length },
      { start: first.length, end: text.length },
    ];
    const { findings, suppressed } = lens.analyze({ id: 'a.ipynb', text, cells });
    assert.deepEqual([findings.length, suppressed.map(({ by }) => by)], [1, ['cell']]);
    assert.ok(findings[0]!.region.start < first.length);
    assert.deepEqual(counts(text), [0, 2]);
  });

  it('keeps the reason and the scope', () => {
    const [silenced] = analyze(
      `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[${ID}] -- maps are plotted${TAIL}`,
    ).suppressed;
    assert.equal(silenced?.reason, 'maps are plotted');
    assert.equal(silenced?.by, 'line');
  });

  it('reports unused, unknown and too wide ones', () => {
    const kinds = (text: string) =>
      analyze(`import torch\n${text}\n`).pragmas.map(({ kind, nearest }) => [kind, nearest]);
    assert.deepEqual(kinds(`x = 1  # efficiency-lens: ignore[${ID}]`), [['unused', undefined]]);
    assert.deepEqual(kinds('x = 1  # efficiency-lens: ignore[attention-score-materialized]'), [['unknown', ID]]);
    assert.deepEqual(kinds('x = 1  # efficiency-lens: ignore'), [['too-wide', undefined]]);
    const [dropped] = analyze('import torch\nx = 1  # efficiency-lens: ignore[Loop-Over-Heads]\n').pragmas;
    assert.deepEqual([dropped?.kind, dropped?.technique, dropped?.nearest], ['unknown', 'fused-attention', undefined]);
    assert.deepEqual(kinds(`# efficiency-lens: disable[${ID}]\n# efficiency-lens: enable[${ID}]`), [
      ['unused', undefined],
    ]);
  });

  describe('beside a configuration of the workspace', () => {
    const rules: FileRules = { silenced: new Map([[ID, 'T4 only']]), minConfidence: 'medium', target: {} };
    const under = (text: string, some: Partial<FileRules>, facts: Partial<ProjectFacts> = {}) =>
      lens.analyze({ id: 'model.py', text }, { ...NO_FACTS, ...facts, rules: { ...rules, ...some } });
    const PLAIN = HEAD + SOFTMAX + TAIL;
    const COMMENTED = `${HEAD}${SOFTMAX}  # efficiency-lens: ignore[${ID}] -- plotted${TAIL}`;

    it('silences what the workspace does, with its reason', () => {
      const { findings, suppressed } = under(PLAIN, {});
      assert.deepEqual(findings, []);
      assert.deepEqual(
        suppressed.map(({ pattern, by, reason }) => [pattern, by, reason]),
        [[ID, 'workspace', 'T4 only']],
      );
    });

    it('lets a comment speak first, so that it is of use', () => {
      const { suppressed, pragmas } = under(COMMENTED, {});
      assert.deepEqual([suppressed.map(({ by, reason }) => [by, reason]), pragmas], [[['line', 'plotted']], []]);
    });

    it('does not call a comment useless about a pattern that is not looked for', () => {
      const { findings, suppressed, pragmas } = under(COMMENTED, { select: new Set(['other']), silenced: new Map() });
      assert.deepEqual([findings, suppressed, pragmas], [[], [], []]);
      assert.equal(analyze(COMMENTED.replace(SOFTMAX, '    a = s')).pragmas[0]?.kind, 'unused');
    });

    it('puts the versions that are targeted above those that are stated', () => {
      const found = (stated: string, target: Record<string, string>): number =>
        under(PLAIN, { silenced: new Map(), target }, { versions: { torch: stated } }).findings.filter(
          ({ pattern }) => pattern === 'attention-scores-materialized',
        ).length;
      assert.deepEqual([found('<2', {}), found('<2', { torch: '==2.6.*' }), found('>=2', { torch: '<2' })], [0, 1, 0]);
    });
  });
});
