import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Gate } from '../../../src/core/context/gate.ts';

describe('Gate', () => {
  const gate = new Gate(['torch', 'transformers', 'jax']);
  const open = [
    'import torch',
    'import torch.nn as nn',
    'from torch import nn',
    'from torch.utils.data import (\n    DataLoader,\n)',
    'import os, torch',
    'import numpy as np, torch as t',
    'def f():\n    import transformers\n',
    'import os; import jax',
    'x = 1\r\nimport torch\r\n',
    '>>> import torch',
  ];
  const shut = [
    '',
    'import torchmetrics_helper',
    'import numpy as np\nimport pandas as pd',
    '# we import torch elsewhere',
    'text = "please import torch"',
    'from mytorch import x',
    'import os\nfrom . import torch_utils',
    'from .torch import x',
  ];
  for (const text of open) it(`opens for ${JSON.stringify(text)}`, () => assert.ok(gate.passes(text)));
  for (const text of shut) it(`stays shut for ${JSON.stringify(text)}`, () => assert.ok(!gate.passes(text)));
});
