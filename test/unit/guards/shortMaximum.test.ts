import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { shortMaximum } from '../../../src/core/patterns/guards/shortMaximum.ts';
import { ask } from './ask.ts';

describe('guard shortMaximum', () => {
  it('reads literals and defaults', async () => {
    assert.equal(
      await ask(shortMaximum, 't(x, max_length=64)\n', 't(x, max_length=64)', {
        tokens: 128,
      }),
      'yes',
    );
    assert.equal(await ask(shortMaximum, 't(x, max_length=512)\n', 't(x, max_length=512)', { tokens: 128 }), 'no');
    const text =
      'class A:\n    def __init__(self, n=32):\n        self.n = n\n    def f(self, x):\n        t(x, max_length=self.n)\n';
    assert.equal(await ask(shortMaximum, text, 't(x, max_length=self.n)', { tokens: 128 }), 'yes');
    assert.equal(await ask(shortMaximum, 't(x)\n', 't(x)', { tokens: 128 }), 'no');
  });

  it('reads defaults of options, lengths of the longest and texts written out', async () => {
    const option = 'p.add_argument("--max-len", type=int, default=96)\nt(x, max_length=args.max_len)\n';
    assert.equal(
      await ask(shortMaximum, option, 't(x, max_length=args.max_len)', {
        tokens: 128,
      }),
      'yes',
    );
    const field = 'class A:\n    n: int = field(default=512)\nt(x, max_length=a.n)\n';
    assert.equal(await ask(shortMaximum, field, 't(x, max_length=a.n)', { tokens: 128 }), 'no');
    const longest = 'n = max(len(y) for y in ys)\nt(x, max_length=n)\n';
    assert.equal(await ask(shortMaximum, longest, 't(x, max_length=n)', { tokens: 128 }), 'yes');
    assert.equal(await ask(shortMaximum, 't("probe")\n', 't("probe")', { tokens: 128 }), 'yes');
  });
});
