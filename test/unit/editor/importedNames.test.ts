import assert from 'node:assert/strict';
import { importedNames } from '../../../src/editor/importedNames.ts';

describe('imported names', () => {
  it('stand for what was imported under them', () => {
    const text = `
import torch, numpy as np  # import json
import torch.nn.functional as F
import torch.utils.data
from torch import nn
from torch.cuda.amp import (
    autocast as half,  # mixed
    GradScaler,
)
def late():
    from transformers import AutoModel as Model, pipeline
# from os import path
from numpy import *
`;
    assert.deepEqual(Object.fromEntries(importedNames(text)), {
      torch: 'torch',
      np: 'numpy',
      F: 'torch.nn.functional',
      nn: 'torch.nn',
      half: 'torch.cuda.amp.autocast',
      GradScaler: 'torch.cuda.amp.GradScaler',
      Model: 'transformers.AutoModel',
      pipeline: 'transformers.pipeline',
    });
  });
});
