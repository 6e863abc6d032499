import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { movesFactory } from '../../../src/core/patterns/guards/movesFactory.ts';
import { ask } from './ask.ts';

describe('guard movesFactory', () => {
  it('tells filled tensors from given numbers and moves from casts', async () => {
    assert.equal(
      await ask(movesFactory, 'import torch\ntorch.zeros(3).to(device)\n', 'torch.zeros(3).to(device)'),
      'yes',
    );
    assert.equal(
      await ask(movesFactory, 'import torch\n(torch.ones(3) * 2).cuda()\n', '(torch.ones(3) * 2).cuda()'),
      'yes',
    );
    assert.equal(await ask(movesFactory, 'import torch\ntorch.tensor([3]).cuda()\n', 'torch.tensor([3]).cuda()'), 'no');
    assert.equal(await ask(movesFactory, 'import torch\ntorch.zeros(3).to(dtype)\n', 'torch.zeros(3).to(dtype)'), 'no');
    assert.equal(
      await ask(
        movesFactory,
        'import torch\ntorch.zeros(3, device=d).to(device)\n',
        'torch.zeros(3, device=d).to(device)',
      ),
      'no',
    );
  });

  it('follows tensors through names, numbers and one another', async () => {
    const told = [
      ['a = torch.arange(3)\nb = torch.sin(a * 2)\n', 'torch.cat([b, torch.ones(3)]).cuda()'],
      ['for i, x in enumerate(xs):\n  ', '(torch.ones(3) * i).to(device)'],
      ['', '(torch.ones(3) * args.scale).to(device)'],
      ['def forward(self, x):\n  ', 'torch.zeros(3).type_as(x)'],
      ['Tensor = torch.cuda.FloatTensor\n', 'Tensor(np.random.normal(0, 1, (3, 4)))'],
    ];
    for (const [before, move] of told)
      assert.equal(await ask(movesFactory, `import numpy as np\nimport torch\n${before}${move}\n`, move!), 'yes', move);
  });

  it('leaves what is moved already, read elsewhere, empty, or made with other tensors', async () => {
    const none = [
      ['a = torch.ones(3).cuda()\nb = a * 2\n', 'b.to(device)'],
      ['a = torch.ones(3)\nshow(a)\n', '(a * 2).cuda()'],
      ['', 'torch.empty(0).cuda()'],
      ['', '(torch.ones(3) * rows).cuda()'],
      ['Tensor = torch.FloatTensor\n', 'Tensor(np.random.normal(0, 1, (3, 4)))'],
      ['a = np.zeros(3)\nfill(a)\n', 'torch.from_numpy(a).cuda()'],
    ];
    for (const [before, move] of none)
      assert.equal(await ask(movesFactory, `import numpy as np\nimport torch\n${before}${move}\n`, move!), 'no', move);
  });
});
