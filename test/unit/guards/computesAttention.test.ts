import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { computesAttention } from '../../../src/core/patterns/guards/computesAttention.ts';
import { ask } from './ask.ts';

const SOFTMAX = 'torch.softmax(s, -1)';
const attend = (...lines: readonly string[]): string =>
  ['import torch', 'def f(self, q, k, v, bias):', ...lines].join('\n    ');
const used = (text: string, how: string) => ask(computesAttention, text, SOFTMAX, { used: how });

describe('guard computesAttention', () => {
  it('knows when only the output is taken', async () => {
    const text = attend('s = q @ k.mT + bias', `w = ${SOFTMAX}`, 'return w @ v');
    assert.equal(await used(text, 'output'), 'yes');
    assert.equal(await used(text, 'otherwise'), 'no');
  });
  for (const [what, lines] of Object.entries({
    'weights are returned': ['s = q @ k.mT', `w = ${SOFTMAX}`, 'return w @ v, w'],
    'weights are stored': ['s = q @ k.mT', `w = ${SOFTMAX}`, 'self.map = w', 'return w @ v'],
    'weights are stored at once': ['s = q @ k.mT', `self.map = w = ${SOFTMAX}`, 'return w @ v'],
    'scores are returned': ['s = q @ k.mT', `w = ${SOFTMAX}`, 'return w @ v, s'],
    'heads are masked': ['s = q @ k.mT', `w = ${SOFTMAX}`, 'if bias:', '    w = w * bias', 'return w @ v'],
    'a bias depends on the queries': ['s = q @ k.mT + self.near(q)', `w = ${SOFTMAX}`, 'return w @ v'],
    'another function changes the scores': [
      's = q @ k.mT',
      'if self.near:',
      '    s = near(s, q)',
      `w = ${SOFTMAX}`,
      'return w @ v',
    ],
  })) {
    it(`knows when ${what}`, async () => {
      assert.equal(await used(attend(...lines), 'output'), 'no');
      assert.equal(await used(attend(...lines), 'otherwise'), 'yes');
    });
  }
  it('does not mind reads of the shape and masks in place', async () => {
    const text = attend('s = q @ k.mT', 's.masked_fill_(bias, -1)', 'n = s.size(-1)', `w = ${SOFTMAX}`, 'return w @ v');
    assert.equal(await used(text, 'output'), 'yes');
  });
  it('is about many queries', async () => {
    const text = attend('s = q[:, :1] @ k.mT', `w = ${SOFTMAX}`, 'return w @ v');
    assert.equal(await used(text, 'output'), 'no');
  });
});
