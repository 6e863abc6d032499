import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { seemsToRunOften } from '../../../src/core/patterns/guards/seemsToRunOften.ts';
import { ask } from './ask.ts';

const inside = (head: string, move = 'x.to(device)'): string => `${head}\n    y = ${move}\n    return y\n`;

describe('guard seemsToRunOften', () => {
  it('goes by names of functions, by the device of a tensor and by loops that call', async () => {
    assert.equal(await ask(seemsToRunOften, inside('def render(x, device):'), 'x.to(device)'), 'inferred');
    assert.equal(await ask(seemsToRunOften, inside('def f(x):', 'x.to(z.device)'), 'x.to(z.device)'), 'inferred');
    const called = `${inside('def f(x, device):')}\nfor row in rows:\n    f(row, 0)\n`;
    assert.equal(await ask(seemsToRunOften, called, 'x.to(device)'), 'inferred');
  });
  it('leaves what runs once, every few steps, or changes a model', async () => {
    for (const head of [
      'def load(x, device):',
      'def f(x, device):',
      'def merge_adapter(x, device):',
      'def main(device):',
    ])
      assert.equal(await ask(seemsToRunOften, inside(head), 'x.to(device)'), 'no', head);
    const seldom = 'def render(x, n, device):\n    if n % 500 == 0:\n        return x.to(device)\n';
    assert.equal(await ask(seemsToRunOften, seldom, 'x.to(device)'), 'no');
  });
});
