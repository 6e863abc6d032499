import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inForward } from '../../../src/core/patterns/guards/inForward.ts';
import { makeLens } from '../../lens.ts';
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

  it('leaves files that are traced for an export', async () => {
    const lens = await makeLens();
    const text =
      'import torch\nfrom torch import nn\nclass A(nn.Module):\n  def forward(self, x):\n    return x.cuda().max().item()\n';
    const found = (id: string): number =>
      lens.analyze({ id, text }).findings.filter(({ pattern }) => pattern === 'value-read-in-forward').length;
    assert.equal(found('models.py'), 1);
    assert.equal(found('models_onnx.py'), 0);
    lens.dispose();
  });
});
