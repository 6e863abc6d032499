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
  it('reads the default of an option', async () => {
    const limit = (before: string) =>
      ask(shortMaximum, `${before}\nt(x, max_length=o.max_len)\n`, 't(x, max_length=o.max_len)', { tokens: 128 });
    assert.equal(await limit("p.add_argument('--max_len', type=int, default=64)"), 'yes');
    assert.equal(await limit("p.add_argument('--max_len', type=int, default=512)"), 'no');
    assert.equal(await limit('class Options:\n    max_len: int = field(default=128)'), 'yes');
    assert.equal(await limit(''), 'no');
  });
});
