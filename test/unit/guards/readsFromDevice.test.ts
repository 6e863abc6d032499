import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readsFromDevice } from '../../../src/core/patterns/guards/readsFromDevice.ts';
import { ask } from './ask.ts';

describe('guard readsFromDevice', () => {
  for (const [answer, code, text, args] of [
    ['yes', 'loss', 'def f():\n    loss = g()\n    loss.backward()\n    h(loss)\n'],
    ['inferred', '(a == b).sum()', 'h((a == b).sum())\n'],
    ['no', 'x.cpu()', 'h(x.cpu())\n'],
    ['no', 'torch.zeros(3)', 'import torch\nh(torch.zeros(3))\n'],
    ['no', 'x.to("cpu")', 'h(x.to("cpu"))\n'],
    ['no', 'x.cpu().to(torch.long)', 'import torch\nh(x.cpu().to(torch.long))\n'],
    ['inferred', 'x.to(dtype=half)', 'h(x.to(dtype=half))\n'],
    ['yes', 'x.to(place)', 'h(x.to(place))\n'],
    ['no', 'm', 'def f(get):\n    m = get().cuda()\n    m(1)\n    h(m)\n'],
    ['yes', 'torch.argmax(z, 1)', 'import torch\nh(torch.argmax(z, 1))\n'],
    ['unknown', 'z', 'def f(z):\n    h(z)\n'],
    ['no', 'z', 'def f(z):\n    h(z)\n', { strict: true }],
    ['inferred', 'z', 'def f(z):\n    h(z)\n', { likely: true }],
    ['unknown', 'b', 'for b in loader:\n    h(b)\n', { likely: true }],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(readsFromDevice, text, code, args), answer);
    });
  }
});
