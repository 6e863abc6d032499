import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileTrainsSmall } from '../../../src/core/patterns/guards/fileTrainsSmall.ts';
import { ask } from './ask.ts';

const network = (width: number): string =>
  [
    'import torch',
    'from torch import nn',
    'class Net(nn.Module):',
    '    def __init__(self, hidden, out_classes):',
    '        super().__init__()',
    '        self.convs = nn.Sequential(nn.Conv2d(3, hidden, 3), nn.ReLU(), nn.Conv2d(hidden, hidden, 3))',
    '        self.head = nn.Linear(hidden * 49, out_classes)',
    `net = Net(hidden=${width}, out_classes=len(names)).to("cuda")`,
    'optimizer = torch.optim.Adam(params=net.parameters(), lr=1e-3)',
    'x',
    '',
  ].join('\n');

describe('guard fileTrainsSmall', () => {
  it('knows networks of few channels', async () => {
    assert.equal(await ask(fileTrainsSmall, network(10), 'x'), 'yes');
    assert.equal(await ask(fileTrainsSmall, network(128), 'x'), 'no');
  });
  it('leaves a network that comes from elsewhere', async () => {
    const code = 'import torch\nfrom zoo import Net\nnet = Net().cuda()\no = torch.optim.Adam(net.parameters())\nx\n';
    assert.equal(await ask(fileTrainsSmall, code, 'x'), 'no');
  });
  it('knows scripts that move nothing to a device', async () => {
    const script = (move: string): string =>
      `import torch\nfrom torch import nn\ntorch.cuda.manual_seed_all(0)\nnet = build(512)${move}\ny = torch.randn(9)\nx\nif __name__ == "__main__":\n    run()\n`;
    assert.equal(await ask(fileTrainsSmall, script(''), 'x'), 'yes');
    assert.equal(await ask(fileTrainsSmall, script('.cuda()'), 'x'), 'no');
  });
});
