import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { seemsOnDevice } from '../../../src/core/patterns/guards/seemsOnDevice.ts';
import { ask } from './ask.ts';

const seems = (text: string, code: string, lax = false) => ask(seemsOnDevice, `import torch\n${text}\n`, code, { lax });

describe('guard seemsOnDevice', () => {
  it('goes by annotations, use and the names of parameters in classes', async () => {
    assert.equal(await seems('def f(v: torch.Tensor):\n  r(v)', 'v'), 'yes');
    assert.equal(await seems('def f(v: list[int]):\n  r(v)', 'v'), 'no');
    assert.equal(await seems('def f(v):\n  v.unsqueeze(0)\n  r(v)', 'v'), 'yes');
    assert.equal(await seems('def f(v):\n  r(v)', 'v'), 'no');
    assert.equal(await seems('class A:\n  def f(self, mask):\n    r(mask)', 'mask'), 'yes');
    assert.equal(await seems('class A:\n  def f(self, mask=3):\n    r(mask)', 'mask'), 'no');
  });

  it('knows buffers, and what was brought to the host', async () => {
    const buffer =
      'class A(torch.nn.Module):\n  def __init__(self):\n    self.register_buffer("at", t)\n  def f(self):\n';
    assert.equal(await seems(`${buffer}    r(self.at)`, 'self.at'), 'yes');
    assert.equal(await seems(`${buffer}    r(self.other)`, 'self.other'), 'no');
    assert.equal(await seems('def f(v: torch.Tensor):\n  w = v.cpu()\n  r(w)', 'w'), 'no');
  });

  it('takes what nothing is known of when told to, but no part of a batch that stays on the host', async () => {
    assert.equal(await seems('def f(v):\n  r(v)', 'v', true), 'yes');
    const loop = 'def f(loader):\n  for b in loader:\n    r(b["n"].sum())';
    assert.equal(await seems(loop, 'b["n"].sum()', true), 'no');
    assert.equal(await seems(loop.replace('    r', '    b = b.to(d)\n    r'), 'b["n"].sum()', true), 'yes');
  });
});
