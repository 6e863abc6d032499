import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keepsModelGradients } from '../../../src/core/patterns/guards/keepsModelGradients.ts';
import { ask } from './ask.ts';

describe('guard keepsModelGradients', () => {
  for (const [answer, code, text] of [
    [
      'inferred',
      'self.model.eval()',
      'class A:\n    def __init__(self):\n        self.model.eval()\n    def run(self, x):\n        return self.model(x)\n',
    ],
    [
      'no',
      'self.model.eval()',
      'class A(B):\n    def __init__(self):\n        self.model.eval()\n    def run(self, x):\n        return self.model(x)\n',
    ],
    ['inferred', 'model.eval()', 'model = load()\nmodel.eval()\ndef run(x):\n    return model(x)\n'],
    ['no', 'model.eval()', 'model = load()\nmodel.eval()\ndef run(x, model):\n    return model(x)\n'],
    [
      'no',
      'model.eval()',
      'import torch\nmodel = load()\nmodel.eval()\n@torch.no_grad()\ndef run(x):\n    return model(x)\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(keepsModelGradients, text, code), answer);
    });
  }
});
