import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { closingOf, loopHeadOf, openBracket, partsOf } from '../../../src/core/source/brackets.ts';

describe('brackets', () => {
  it('hold parts, each with brackets and strings of its own', () => {
    assert.deepEqual(partsOf('[a, b[1, 2], f("],", x=2),  # no, none\n c,]', 0), ['a', 'b[1, 2]', 'f("],", x=2)', 'c']);
    assert.deepEqual(partsOf('f(\n  """a, (\n""", b)', 1), ['"""a, (\n"""', 'b']);
    assert.deepEqual(partsOf('()', 0), []);
  });
  it('close behind those within', () => assert.equal(closingOf('f(a[0], ")")', 1), 11));
  it('say nothing where they do not close', () => assert.equal(partsOf('[a, b', 0), null));
  it('tell what is open at the end', () => {
    assert.deepEqual(openBracket('y = torch.stack([f(x)[i] '), { before: 'y = torch.stack([', within: 'f(x)[i] ' });
    assert.equal(openBracket('y = f(x) '), undefined);
    assert.equal(openBracket('f("[", x '), undefined);
  });
});

describe('the head of a loop', () => {
  it('ends where its body begins', () => {
    assert.deepEqual(loopHeadOf('for i in range(3):\n  x'), { target: 'i', over: 'range(3)', body: 18 });
    assert.deepEqual(loopHeadOf('async for x in xs: f(x)'), { target: 'x', over: 'xs', body: 18 });
  });
  it('may take several lines, with comments', () => {
    const head = loopHeadOf('\tfor (a,\n b) in zip(\n  x[1:2], # c: d\n  y,\n):\n\t\tz');
    assert.deepEqual([head?.target, head?.over.replaceAll(/\s+/g, ' ')], ['(a,\n b)', 'zip( x[1:2], y, )']);
    assert.equal(loopHeadOf('for x \\\n  in y:\n')?.over, 'y');
    assert.equal(loopHeadOf('for i, ins in inner:\n')?.over, 'inner');
  });
  it('is none in a list, and of anything else', () => {
    for (const text of ['for i in range(x.shape[0])\n]', 'for x in y]\n', 'formal = 1\n', 'x = 1\n'])
      assert.equal(loopHeadOf(text), null, text);
  });
  it('is left open where it goes on behind the text', () => assert.equal(loopHeadOf('for i in range(\n'), undefined));
});
