import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/patterns/finding.ts';
import { excerpt } from '../../../src/page/html/excerpt.ts';
import { CODE, FINDING, spanOf } from './samples.ts';

interface Line {
  readonly number: number;
  readonly code: string;
  readonly roles: string;
  readonly afterGap: boolean;
}

function linesOf(text: string, finding: Finding): Line[] {
  const items = excerpt(text, finding).source.match(/<li[^]*?<\/li>/g) ?? [];
  return items.map((item) => ({
    number: Number(/class="number">(\d+)</.exec(item)![1]),
    code: /<code>([^]*)<\/code/.exec(item)![1]!.replace(/<[^>]*>/g, ''),
    roles: /class="roles">([^<]*)</.exec(item)?.[1] ?? '',
    afterGap: item.startsWith('<li class="after-gap"') || /^<li\s+class="after-gap"/.test(item),
  }));
}

describe('excerpts of code', () => {
  it('shows the lines of what was seen with their numbers and roles, without the shared margin', () => {
    assert.deepEqual(
      linesOf(CODE, FINDING).map(({ number, code, roles }) => [number, code, roles]),
      [
        [7, '# scores for every pair of tokens', ''],
        [8, 'scores = q @ k.transpose(-2, -1) / math.sqrt(d)', 'scores'],
        [9, 'if self.causal:', ''],
        [10, '    mask = self.mask[: q.size(-2)]', ''],
        [11, '    scores = scores.masked_fill(mask, float(&quot;-inf&quot;))', ''],
        [12, 'weights = torch.softmax(scores, dim=-1)', 'softmax'],
        [13, 'return weights @ v', 'output'],
      ],
    );
  });

  it('counts lines from elsewhere, and none before the first', () => {
    const numbers = [...excerpt(CODE, FINDING, 3).source.matchAll(/class="number">(\d*)</g)].map(
      ([, number]) => number,
    );
    assert.deepEqual(numbers, ['', '', '', '1', '2', '3', '4']);
  });

  it('marks the region and what took part', () => {
    const shown = excerpt(CODE, FINDING).source;
    assert.match(shown, /<span class="seen region">torch\.softmax\(scores, dim=-1\)<\/span>/);
    assert.match(shown, /<span class="seen">q @ k\.transpose\(-2, -1\)<\/span>/);
  });

  it('leaves out long stretches between what was seen and says so', () => {
    const text = `def f(x):\n    a = x.item()\n${'    pass\n'.repeat(50)}    return a\n`;
    const finding = {
      ...FINDING,
      region: spanOf('x.item()', text),
      construct: { start: 0, end: text.length },
      seen: [{ role: 'return_value', span: spanOf('return a', text) }],
    };
    const lines = linesOf(text, finding);
    assert.deepEqual(
      lines.map(({ number }) => number),
      [1, 2, 3, 52, 53],
    );
    assert.deepEqual(
      lines.map(({ afterGap }) => afterGap),
      [false, false, false, true, false],
    );
    assert.equal(lines.at(-1)!.roles, 'return value');
  });

  it('cuts lines without end around what was seen', () => {
    const text = `x = [${'0, '.repeat(20_000)}model.half(), ${'0, '.repeat(20_000)}]\n`;
    const region = spanOf('model.half()', text);
    const [line] = linesOf(text, { ...FINDING, region, construct: region, seen: [] });
    assert.ok(line!.code.length < 300, `${line!.code.length} characters`);
    assert.match(line!.code, /^…0, .*model\.half\(\).*…$/);
  });

  it('shows a construct without end in a bounded number of lines', () => {
    const text = 'x(\n'.repeat(10_000);
    const seen = [...Array(500).keys()].map((i) => ({ role: 'x', span: { start: i * 6, end: i * 6 + 1 } }));
    const finding = { ...FINDING, region: { start: 900, end: 901 }, construct: { start: 0, end: text.length }, seen };
    const numbers = linesOf(text, finding).map(({ number }) => number);
    assert.ok(numbers.length <= 45, `${numbers.length} lines`);
    assert.ok(numbers.includes(301));
  });

  for (const text of ['', '\n', '\t\r\n  \r', 'é\u2028🎉']) {
    it(`does not fail on ${JSON.stringify(text)} with offsets from elsewhere`, () => {
      const finding = { ...FINDING, region: { start: 3, end: 80 }, construct: { start: 1, end: 900 } };
      assert.match(excerpt(text, finding).source, /<ol>/);
    });
  }
});
