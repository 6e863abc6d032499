import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { picksExpert } from '../../../src/core/patterns/guards/picksExpert.ts';
import { ask } from './ask.ts';

describe('guard picksExpert', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'self.experts[i]',
      'import torch\ndef forward(self, x, counts):\n  for i, n in enumerate(counts):\n    y.append(self.experts[i](x[:n]))\n',
    ],
    [
      'no',
      'self.experts[0]',
      'import torch\ndef forward(self, x, counts):\n  for i, n in enumerate(counts):\n    y.append(self.experts[0](x[:n]))\n',
    ],
    [
      'no',
      'self.experts[i]',
      'import torch\ndef forward(self, x):\n  for i in range(self.num_experts):\n    y.append(self.experts[i](x[i]))\n',
    ],
    ['no', 'self.experts[i]', 'import torch\ndef forward(self, x, i):\n  return self.experts[i](x)\n'],
    [
      'no',
      'self.experts[i]',
      'import torch\ndef load_weights(self, x, counts):\n  for i, n in enumerate(counts):\n    y.append(self.experts[i](x[:n]))\n',
    ],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(picksExpert, text, code), answer);
    });
  }
});
