import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileOf, nodeAt } from '../parse.ts';

async function meaning(text: string, code: string, nth = -1): Promise<string> {
  const file = await fileOf(text);
  const found = file.names.meaningOf(nodeAt(file.tree, code, nth));
  switch (found.kind) {
    case 'api':
      return found.name;
    case 'instance':
      return `a ${found.of}`;
    case 'member':
      return `.${found.name} of ${found.owner.kind === 'instance' ? found.owner.of : found.owner.kind}`;
    default:
      return found.kind;
  }
}

const cases: readonly (readonly [what: string, text: string, code: string, is: string])[] = [
  ['a module alias', 'import torch.nn.functional as F\nF.softmax', 'F.softmax', 'torch.nn.functional.softmax'],
  [
    'a dotted import',
    'import torch.utils.data\ntorch.utils.data.DataLoader',
    'torch.utils.data.DataLoader',
    'torch.utils.data.DataLoader',
  ],
  ['a from import with alias', 'from torch import nn as n\nn.Linear', 'n.Linear', 'torch.nn.Linear'],
  [
    'a module in an enumerated list',
    'from torch import nn\nclass A(nn.Module):\n    def __init__(self):\n        self.ls = nn.ModuleList([nn.Linear(2, 2)])\n    def forward(self, x):\n        for i, l in enumerate(self.ls):\n            x = l(x)\n        return l',
    'l',
    'a torch.nn.Linear',
  ],
  [
    'one of two that are gone through together',
    'import torch\nfor a, (b, c) in zip(names, [(1, torch.zeros(2))]):\n    c',
    'c',
    'a torch.Tensor',
  ],
  [
    'a parameter of a module',
    'from torch import nn\nnet = nn.Linear(2, 2)\nfor name, p in net.named_parameters():\n    p',
    'p',
    'a torch.Tensor',
  ],
  [
    'a module of a dictionary of modules',
    'from torch import nn\nheads = nn.ModuleDict({})\nfor name, head in heads.items():\n    head',
    'head',
    'a torch.nn.Module',
  ],
  [
    'what a comprehension holds',
    'from torch import nn\nfor l in [nn.Linear(i, i) for i in sizes]:\n    l',
    'l',
    'a torch.nn.Linear',
  ],
  [
    'an entry of a dictionary',
    "from torch import nn\nparts = {'head': nn.Linear(2, 2), 'n': 3}\nparts['head']",
    "parts['head']",
    'a torch.nn.Linear',
  ],
  ['a number of a dictionary, which may be another by now', "parts = {'n': 3}\nparts['n']", "parts['n']", 'unknown'],
  [
    'an entry of a dictionary that takes others in',
    "from torch import nn\nparts = {'head': nn.Linear(2, 2), **more}\nparts['head']",
    "parts['head']",
    'unknown',
  ],
  [
    'an item of a list',
    'from torch import nn\nparts = [nn.Linear(2, 2), nn.ReLU()]\nparts[1]',
    'parts[1]',
    'a torch.nn.ReLU',
  ],
  [
    'what a partial gives',
    'from functools import partial\nfrom torch import nn\nnorm = partial(nn.LayerNorm, eps=1e-6)\nlayer = norm(64)\nlayer',
    'layer',
    'a torch.nn.LayerNorm',
  ],
  [
    'an enumeration of somebody else',
    'def enumerate(x):\n    return x\nimport torch\nfor i, t in enumerate([(0, torch.ones(1))]):\n    t',
    't',
    'unknown',
  ],
  [
    'a private module path',
    'from torch.utils.data.dataloader import DataLoader\nDataLoader',
    'DataLoader',
    'torch.utils.data.DataLoader',
  ],
  ['an alias by assignment', 'import torch\nsm = torch.softmax\nsm(x)', 'sm', 'torch.nn.functional.softmax'],
  ['a star import', 'from torch.nn import *\nSoftmax', 'Softmax', 'torch.nn.Softmax'],
  ['a star import of an unknown name', 'from torch.nn import *\nhelper', 'helper', 'unknown'],
  [
    'an import with a fallback',
    'try:\n    import torch\nexcept ImportError:\n    torch = None\ntorch.bmm',
    'torch.bmm',
    'torch.bmm',
  ],
  [
    'another renamed package',
    'from pytorch_lightning import LightningModule\nLightningModule',
    'LightningModule',
    'lightning.pytorch.LightningModule',
  ],
  [
    'a module made in the constructor',
    'from torch import nn\nclass A(nn.Module):\n    def __init__(self):\n        self.s = nn.Softmax(dim=-1)\n    def forward(self, x):\n        return self.s',
    'self.s',
    'a torch.nn.Softmax',
  ],
  [
    'what a module gives',
    'from torch import nn\nclass A(nn.Module):\n    def __init__(self):\n        self.l = nn.Linear(2, 2)\n    def forward(self, x):\n        return self.l(x)',
    'self.l(x)',
    'a torch.Tensor',
  ],
  [
    'a class of the file',
    'from torch import nn\nclass A(nn.Module):\n    pass\nm = A().cuda()\nm',
    'm',
    'a torch.nn.Module',
  ],
  [
    'a class by way of another',
    'from torch import nn\nclass A(nn.Module):\n    pass\nclass B(A):\n    pass\nm = B()\nm.half',
    'm.half',
    '.half of torch.nn.Module',
  ],
  [
    'a pretrained model',
    'from transformers import AutoModelForCausalLM\nm = AutoModelForCausalLM.from_pretrained(p)\nm',
    'm',
    'a transformers.AutoModelForCausalLM',
  ],
  [
    'what a helper returns',
    'import torch\ndef build():\n    return torch.nn.Linear(1, 1)\nm = build()\nm',
    'm',
    'a torch.nn.Linear',
  ],
  [
    'an annotated parameter',
    'import torch\ndef f(x: torch.Tensor):\n    return x.item',
    'x.item',
    '.item of torch.Tensor',
  ],
  [
    'an optional annotation',
    'import torch\nfrom typing import Optional\ndef f(x: Optional[torch.Tensor] = None):\n    return x.item',
    'x.item',
    '.item of torch.Tensor',
  ],
  [
    'a compiled model',
    'import torch\nfrom torch import nn\nm = torch.compile(nn.Linear(1, 1))\nm',
    'm',
    'a torch.nn.Linear',
  ],
  [
    'two different things in two arms',
    'import torch\nif a:\n    f = torch.bmm\nelse:\n    f = torch.mm\nf',
    'f',
    'unknown',
  ],
  ['a parameter of unknown type', 'import torch\ndef f(x):\n    return x.item', 'x.item', '.item of unknown'],
  [
    'a local function of the same name',
    'from torch.nn import functional as F\ndef softmax(x):\n    return x\nsoftmax',
    'softmax',
    'function',
  ],
  [
    'elements of a module list',
    'from torch import nn\nclass A(nn.Module):\n    def __init__(self):\n        self.ls = nn.ModuleList([nn.Linear(1, 1) for _ in range(3)])\n    def forward(self, x):\n        for l in self.ls:\n            l',
    'l',
    'a torch.nn.Linear',
  ],
  ['a name defined by itself', 'x = x.y\nx', 'x', '.y of unknown'],
];

describe('Resolver', () => {
  for (const [what, text, code, is] of cases) {
    it(`knows ${what}`, async () => assert.equal(await meaning(text, code), is));
  }

  it('ends on a chain of a thousand operators', async () => {
    const file = await fileOf(`import torch\ny = ${'a + '.repeat(1000)}torch.ones(1)\ny`);
    assert.doesNotThrow(() => file.names.meaningOf(nodeAt(file.tree, 'y', -1)));
  });
});
