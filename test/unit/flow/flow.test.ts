import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { comesFrom, goesTo } from '../../../src/core/flow/flow.ts';
import { operationOf } from '../../../src/core/flow/operation.ts';
import { fileOf, nodeAt } from '../parse.ts';

const PRODUCT = new Set(['product']);
const VIA = new Set(['scale', 'factor', 'mask', 'cast', 'offset', 'dropout']);

async function origin(text: string, code: string): Promise<string | undefined> {
  const file = await fileOf(`import torch\n${text}`);
  return comesFrom(nodeAt(file.tree, code, -1), PRODUCT, VIA, file.names)?.node.text;
}

async function destination(text: string, code: string): Promise<string | undefined> {
  const file = await fileOf(`import torch\n${text}`);
  return goesTo(nodeAt(file.tree, code, 0), PRODUCT, VIA, file.names)?.node.text;
}

describe('comesFrom', () => {
  it('follows names, scales and masks', async () => {
    assert.equal(await origin('s = q @ k\ns = s / 8\ns = s.masked_fill(m, 0)\nuse(s)', 's'), 'q @ k');
  });
  it('follows in-place updates', async () => assert.equal(await origin('s = q @ k\ns *= c\nuse(s)', 's'), 'q @ k'));
  it('follows unpacked tuples', async () => assert.equal(await origin('s, t = q @ k, z\nuse(s)', 's'), 'q @ k'));
  it('follows a helper and its parameter', async () => {
    const text =
      'class A:\n    def bias(self, x, b=0):\n        return x + b\n    def f(self, q, k):\n        s = self.bias(q @ k)\n        use(s)';
    assert.equal(await origin(text, 's'), 'q @ k');
  });
  it('stops at an operation that is not let through', async () => {
    assert.equal(await origin('s = torch.tanh(q @ k)\nuse(s)', 's'), undefined);
  });
  it('ends on names that define each other', async () => {
    assert.equal(await origin('while c:\n    s = t\n    t = s\nuse(s)', 's'), undefined);
  });
});

describe('goesTo', () => {
  it('follows names, methods and brackets', async () => {
    assert.equal(
      await destination('a = torch.softmax(s, -1)\nb = (a.float())\no = torch.bmm(b, v)', 'torch.softmax(s, -1)'),
      'torch.bmm(b, v)',
    );
  });
  it('does not follow a name that was given something else', async () => {
    assert.equal(
      await destination('a = torch.softmax(s, -1)\na = other\no = a @ v', 'torch.softmax(s, -1)'),
      undefined,
    );
  });
});

describe('operationOf', () => {
  it('tells methods of tensors from methods of other things', async () => {
    const file = await fileOf('import torch\nx = torch.ones(2)\nx.softmax(-1)\nimport numpy as np\nnp.ones(2).view(3)');
    assert.equal(operationOf(nodeAt(file.tree, 'x.softmax(-1)'), file.names)?.is, 'softmax');
    assert.equal(operationOf(nodeAt(file.tree, 'x.softmax(-1)'), file.names)?.certain, true);
  });
  it('takes an einsum of one value for a new layout and its operands from a tuple', async () => {
    const file = await fileOf("import torch\ntorch.einsum('ij->ji', a)\ntorch.einsum('ij,jd->id', (a, b))");
    assert.equal(operationOf(nodeAt(file.tree, "torch.einsum('ij->ji', a)"), file.names)?.is, 'transpose');
    assert.equal(operationOf(nodeAt(file.tree, "torch.einsum('ij,jd->id', (a, b))"), file.names)?.operands.length, 2);
  });
  it('knows a scale by a number that has a name', async () => {
    const file = await fileOf('import math\nr = n ** 0.5\nx = s / r\ny = s / math.sqrt(d)\nz = s * other');
    assert.equal(operationOf(nodeAt(file.tree, 's / r'), file.names)?.is, 'factor');
    assert.equal(operationOf(nodeAt(file.tree, 's / math.sqrt(d)'), file.names)?.is, 'factor');
    assert.equal(operationOf(nodeAt(file.tree, 's * other'), file.names)?.is, 'scale');
  });
  it("knows a project's own softmax and a dropout that a base class made", async () => {
    const file = await fileOf(
      'import torch\nimport torch.nn.functional as F\ndef masked_softmax(s, m):\n    return F.softmax(s, -1)\n' +
        'class A(Base):\n    def forward(self, s, m):\n        return self.dropatt(masked_softmax(s, m))',
    );
    const own = nodeAt(file.tree, 'masked_softmax(s, m)', -1);
    assert.equal(operationOf(own, file.names)?.is, 'softmax');
    assert.equal(operationOf(nodeAt(file.tree, `self.dropatt(${own.text})`), file.names)?.is, 'dropout');
  });
});
