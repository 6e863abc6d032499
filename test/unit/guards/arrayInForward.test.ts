import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { arrayInForward } from '../../../src/core/patterns/guards/arrayInForward.ts';
import { ask } from './ask.ts';

const inModule = (body: string): string =>
  `from torch import nn\nclass A(nn.Module):\n  def forward(self, x):\n${body}`;

describe('guard arrayInForward', () => {
  for (const [answer, code, text] of [
    ['yes', 'x.numpy()', inModule('    n = x.numpy()\n')],
    ['yes', 'x.cpu()', inModule('    n = x.cpu().float().numpy()\n')],
    ['no', 'x.cpu()', inModule('    n = x.cpu().float()\n')],
    ['no', 'x.cpu()', inModule('    n = f(x.cpu()).numpy()\n')],
    ['no', 'x.cpu()', inModule('    if n:\n      n = x.cpu().numpy()\n')],
    ['no', 'x.cpu()', 'def step(x):\n  n = x.cpu().numpy()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(arrayInForward, text, code), answer);
    });
  }
});
