import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bringsHostTensor } from '../../../src/core/patterns/guards/bringsHostTensor.ts';
import { ask } from './ask.ts';

const loss = (lines: string): string =>
  `import torch\ndef some_loss(x, dim, rows):\n    ${lines.replaceAll('; ', '\n    ')}\n`;

describe('guard bringsHostTensor', () => {
  it('follows a tensor of numbers over several statements', async () => {
    const text = loss('a = torch.arange(dim); a = a * 2; b = torch.exp(a); y = b[None].to(x.device)');
    assert.equal(await ask(bringsHostTensor, text, 'b[None].to(x.device)'), 'yes');
  });
  it('leaves what the function is only given, and follows a parameter that it fills itself', async () => {
    const given = loss('x = x.to(x.device)');
    assert.equal(await ask(bringsHostTensor, given, 'x.to(x.device)'), 'no');
    const unpacked = loss('[b, a] = 1, torch.arange(dim); a = a * 2; y = a.to(x.device)');
    assert.equal(await ask(bringsHostTensor, unpacked, 'a.to(x.device)'), 'no');
  });
  it('leaves what data went into, and what was filled row by row', async () => {
    const mixed = loss('a = torch.arange(dim); a = a * rows; y = a.to(x.device)');
    assert.equal(await ask(bringsHostTensor, mixed, 'a.to(x.device)'), 'no');
    const filled = loss('a = torch.zeros(dim); for i in range(dim): a[i] = 1; y = a.to(x.device)');
    assert.equal(await ask(bringsHostTensor, filled, 'a.to(x.device)'), 'no');
  });
  it('leaves what runs once, and what the stricter guards see', async () => {
    const once = 'import torch\ndef load(x):\n    a = torch.arange(9)\n    a = a * 2\n    return a.to(x.device)\n';
    assert.equal(await ask(bringsHostTensor, once, 'a.to(x.device)'), 'no');
    const direct = loss('y = torch.arange(dim).to(x.device)');
    assert.equal(await ask(bringsHostTensor, direct, 'torch.arange(dim).to(x.device)'), 'no');
  });
  it('takes tables in attributes that only the constructor fills, and masks of a length', async () => {
    const layer = (made: string, rest = ''): string =>
      `import torch\nclass Net(torch.nn.Module):\n  def __init__(self):\n    self.table = ${made}\n${rest}  def forward(self, x):\n    return x + self.table[:4].to(x.device)\n`;
    const move = 'self.table[:4].to(x.device)';
    assert.equal(await ask(bringsHostTensor, layer('torch.zeros(9, 4)'), move), 'yes');
    assert.equal(await ask(bringsHostTensor, layer('torch.nn.Parameter(torch.zeros(9, 4))'), move), 'no');
    const moved = '  def place(self, d):\n    self.table = self.table.to(d)\n';
    assert.equal(await ask(bringsHostTensor, layer('torch.zeros(9, 4)', moved), move), 'no');
    const mask = loss('y = subsequent_mask(dim).to(x.device)');
    assert.equal(await ask(bringsHostTensor, mask, 'subsequent_mask(dim).to(x.device)'), 'yes');
  });
});
