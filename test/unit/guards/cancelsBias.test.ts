import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cancelsBias } from '../../../src/core/patterns/guards/cancelsBias.ts';
import { ask } from './ask.ts';

describe('guard cancelsBias', () => {
  it('looks for a layer with a bias before the norm', async () => {
    assert.equal(
      await ask(
        cancelsBias,
        'from torch import nn\nnn.Sequential(nn.Conv1d(2, 2, 3), nn.BatchNorm1d(2))\n',
        'nn.BatchNorm1d(2)',
      ),
      'yes',
    );
    assert.equal(
      await ask(
        cancelsBias,
        'from torch import nn\nnn.Sequential(nn.Conv1d(2, 2, 3, bias=False), nn.BatchNorm1d(2))\n',
        'nn.BatchNorm1d(2)',
      ),
      'no',
    );
    assert.equal(
      await ask(
        cancelsBias,
        'from torch import nn\nnn.Sequential(nn.ReLU(), nn.BatchNorm1d(2))\n',
        'nn.BatchNorm1d(2)',
      ),
      'no',
    );
  });

  it('knows lists of layers and norms that run in turn', async () => {
    const lines = (body: string): string =>
      [
        'from torch import nn',
        'class Net(nn.Module):',
        '    def __init__(self):',
        '        self.convs, self.norms = nn.ModuleList(), nn.ModuleList()',
        '        self.convs.append(nn.Conv1d(2, 2, 3))',
        '        self.norms.append(nn.BatchNorm1d(2))',
        '    def forward(self, x):',
        '        for conv, norm in zip(self.convs, self.norms):',
        `            ${body}`,
        '        return x',
        '',
      ].join('\n');
    assert.equal(await ask(cancelsBias, lines('x = norm(conv(x))'), 'nn.BatchNorm1d(2)'), 'yes');
    assert.equal(await ask(cancelsBias, lines('x = conv(norm(x))'), 'nn.BatchNorm1d(2)'), 'no');
    assert.equal(await ask(cancelsBias, lines('x = norm(conv(x).relu())'), 'nn.BatchNorm1d(2)'), 'no');
  });

  it('follows the layer through a function or a class that wraps it', async () => {
    const made = 'def conv(n, bias=True):\n    return nn.Conv1d(n, n, 3, bias=bias)\n';
    const lines = (layer: string): string =>
      `from torch import nn\n${made}nn.Sequential(${layer}, nn.BatchNorm1d(2))\n`;
    assert.equal(await ask(cancelsBias, lines('conv(2)'), 'nn.BatchNorm1d(2)'), 'yes');
    assert.equal(await ask(cancelsBias, lines('conv(2, False)'), 'nn.BatchNorm1d(2)'), 'no');
    assert.equal(await ask(cancelsBias, lines('conv(2, bias=False)'), 'nn.BatchNorm1d(2)'), 'no');
  });

  it('takes a layer and its norm that are left out together', async () => {
    const lines = (otherwise: string): string =>
      [
        'from torch import nn',
        'class Block(nn.Module):',
        '    def __init__(self, widen):',
        '        if widen:',
        '            self.side = nn.Conv1d(2, 4, 1)',
        '            self.norm = nn.BatchNorm1d(4)',
        '        else:',
        `            ${otherwise}`,
        '    def forward(self, x):',
        '        return self.norm(self.side(x)) if self.side else x',
        '',
      ].join('\n');
    const norm = 'nn.BatchNorm1d(4)';
    assert.equal(await ask(cancelsBias, lines('self.side = None'), norm), 'yes');
    assert.equal(await ask(cancelsBias, lines('self.side = self.norm = None'), norm), 'yes');
    assert.equal(await ask(cancelsBias, lines('self.norm = None'), norm), 'no');
    assert.equal(await ask(cancelsBias, lines('self.side = nn.Conv1d(2, 4, 1, bias=False)'), norm), 'no');
  });
});
