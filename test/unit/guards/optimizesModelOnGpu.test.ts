import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optimizesModelOnGpu } from '../../../src/core/patterns/guards/optimizesModelOnGpu.ts';
import { ask } from './ask.ts';

describe('guard optimizesModelOnGpu', () => {
  for (const [answer, code, text] of [
    ['yes', 'Adam(m.parameters())', 'm.cuda()\nAdam(m.parameters())\n'],
    ['no', 'Adam(m.parameters())', 'm.cuda()\no = Adam(m.parameters())\no.step()\n'],
    ['yes', 'Adam(m.parameters())', 'm.cuda()\no = Adam(m.parameters())\nfor x in r:\n    o.step()\n'],
    ['yes', 'Adam(m.parameters())', 'def make(m, lr):\n    return Adam(m.parameters())\n'],
    ['no', 'Adam(m.parameters())', 'def make(m):\n    m.to("cpu")\n    return Adam(m.parameters())\n'],
    ['no', 'Adam(self.parameters())', 'class A:\n  def make(self):\n    return Adam(self.parameters())\n'],
    [
      'yes',
      'Adam(groups)',
      'class A:\n  def configure_optimizers(self):\n    groups = [p for p in self.parameters()]\n    return Adam(groups)\n',
    ],
    ['no', 'Adam([a])', 'a = a.cuda()\nAdam([a])\n'],
    ['no', 'Adam(m.parameters())', 'Adam(m.parameters())\n'],
    ['no', 'Adam(dummy.parameters())', 'm.cuda()\nAdam(dummy.parameters())\n'],
    ['no', 'Adam(n.parameters())', 'm.cuda()\ndef f():\n    n = Net()\n    Adam(n.parameters())\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(optimizesModelOnGpu, text, code), answer);
    });
  }
});
