import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { setsUpLarge } from '../../../src/core/patterns/guards/setsUpLarge.ts';
import { ask } from './ask.ts';

const file = (...lines: readonly string[]): string => ['import torch', ...lines, ''].join('\n');

describe('guard setsUpLarge', () => {
  it('takes tensors of several sizes, a whole shape or many numbers', async () => {
    for (const made of ['zeros(n, m)', 'zeros((n,) + shape)', 'randn(x.shape)', 'ones(64, 64, 64)', 'eye(n)']) {
      const move = `torch.${made}.to(device)`;
      assert.equal(await ask(setsUpLarge, file('def start(n):', `  a = ${move}`), move), 'yes', made);
    }
  });

  it('passes over rows of numbers', async () => {
    for (const made of ['zeros(n)', 'arange(n)', 'zeros(1)', 'linspace(0, 1, 50)', 'eye(3)', 'zeros(n, 1)']) {
      const move = `torch.${made}.to(device)`;
      assert.equal(await ask(setsUpLarge, file('def start(n):', `  a = ${move}`), move), 'no', made);
    }
  });

  it('passes over what runs at every step, or hardly at all', async () => {
    const move = 'torch.zeros(n, m).to(device)';
    const others = [
      ['def forward(n):', `  a = ${move}`],
      ['def start(n):', '  try:', '    a = f(n)', '  except E:', `    a = ${move}`],
      ['def start(n):', '  if torch.isnan(n).any():', `    a = ${move}`],
      ['@lru_cache', 'def start(n):', `  a = ${move}`],
      ['def start(n, a):', '  if a is None:', `    a = ${move}`, 'start(1, torch.ones(2))'],
    ];
    for (const lines of others) assert.equal(await ask(setsUpLarge, file(...lines), move), 'no', lines.join('\n'));
  });

  it('takes what is off unless asked for', async () => {
    const move = 'torch.zeros(n, m).to(device)';
    const lines = ['def forward(n, apart=False):', '  if apart:', `    a = ${move}`];
    assert.equal(await ask(setsUpLarge, file(...lines), move), 'yes');
    assert.equal(await ask(setsUpLarge, file(lines[0]!.replace('False', 'True'), ...lines.slice(1)), move), 'no');
  });
});
