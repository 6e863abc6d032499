import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inForward } from '../../../src/core/patterns/guards/inForward.ts';
import { ask } from './ask.ts';

describe('guard inForward', () => {
  it('wants the forward of a module and no condition', async () => {
    assert.equal(
      await ask(inForward, 'from torch import nn\nclass A(nn.Module):\n  def forward(self, x):\n    f(1)\n', 'f(1)'),
      'yes',
    );
    assert.equal(
      await ask(
        inForward,
        'from torch import nn\nclass A(nn.Module):\n  def forward(self, x):\n    if x:\n      f(1)\n',
        'f(1)',
      ),
      'no',
    );
    assert.equal(await ask(inForward, 'class A:\n  def forward(self, x):\n    f(1)\n', 'f(1)'), 'no');
  });
});
