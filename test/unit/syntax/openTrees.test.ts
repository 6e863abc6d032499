import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { TextChange } from '../../../src/core/lens.ts';
import { OpenTrees } from '../../../src/core/syntax/openTrees.ts';
import { loadPython } from '../parse.ts';

const SAMPLE = readFileSync('data/techniques/fused-attention/attention-scores-materialized.md', 'utf8').match(
  /```python\n([\s\S]*?)```/,
)![1]!;

describe('OpenTrees', () => {
  it('gives after any edits the tree that the text alone gives', async () => {
    const python = await loadPython();
    const change = fc.record({
      start: fc.nat(SAMPLE.length),
      length: fc.nat(40),
      text: fc.constantFrom('', 'x', '\n', '    ', '(', ')', '"', '🙂', 'def f():\r\n  pass\r\n', ':', '@ k'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (edits) => {
        const trees = new OpenTrees(python, Date.now);
        trees.open({ id: 'a', text: SAMPLE });
        trees.treeOf('a');
        for (const { start, length, text } of edits) {
          const edit: TextChange = { start, end: start + length, text };
          trees.change('a', [edit]);
        }
        const edited = trees.treeOf('a')!.raw.rootNode.toString();
        const fresh = python.parse(trees.textOf('a')!.text, null, Date.now)!;
        assert.equal(edited, fresh.rootNode.toString());
        fresh.delete();
        trees.dispose();
      }),
      { numRuns: 150 },
    );
  });

  it('keeps texts when it sheds trees', async () => {
    const trees = new OpenTrees(await loadPython(), Date.now);
    for (let i = 0; i < 40; i++) {
      trees.open({ id: `f${i}`, text: `x = ${i}\n` });
      trees.treeOf(`f${i}`);
    }
    assert.equal(trees.treeOf('f0')?.source.text, 'x = 0\n');
    assert.equal(trees.textOf('f39')?.text, 'x = 39\n');
    trees.dispose();
  });

  it('ignores changes of texts that are not open', async () => {
    const trees = new OpenTrees(await loadPython(), Date.now);
    trees.change('gone', [{ start: 0, end: 0, text: 'x' }]);
    assert.equal(trees.treeOf('gone'), null);
  });
});
