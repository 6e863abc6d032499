import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { halvedForTraining } from '../../../src/core/patterns/guards/halvedForTraining.ts';
import { ask } from './ask.ts';

describe('guard halvedForTraining', () => {
  for (const [answer, body, call] of [
    ['yes', 'model.half()\nopt = torch.optim.Adam(groups)', 'model.half()'],
    ['yes', 'self.net = self.net.half().cuda()\nself.make_optimizer()', 'self.net.half()'],
    ['yes', 'net.to(torch.float16)\nAnyTrainer(net)', 'net.to(torch.float16)'],
    ['no', 'net.to(torch.bfloat16)\nAnyTrainer(net)', 'net.to(torch.bfloat16)'],
    ['no', 'opt = torch.optim.Adam(groups)\nmodel.half()', 'model.half()'],
    ['no', 'ema_model.half()\nopt = torch.optim.Adam(groups)', 'ema_model.half()'],
    ['no', 'pixels.half()\nopt = torch.optim.Adam(groups)', 'pixels.half()'],
    ['no', 'model.half()\nmodel.float()\nopt = torch.optim.Adam(groups)', 'model.half()'],
    ['no', 'save(model.half())\nopt = torch.optim.Adam(groups)', 'model.half()'],
  ] as const) {
    it(`says ${answer} of ${JSON.stringify(body)}`, async () => {
      assert.equal(await ask(halvedForTraining, `import torch\n${body}\n`, call), answer);
    });
  }
});
