import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsOnGpu } from '../../../src/core/patterns/guards/runsOnGpu.ts';
import { ask } from './ask.ts';

describe('guard runsOnGpu', () => {
  for (const [answer, code, text] of [
    ['yes', 'make(1)', 'm = make(1)\nm = m.to(device)\n'],
    ['yes', 'make(1)', 'm = make(1).cuda()\n'],
    ['no', 'make(1)', 'm = make(1)\n'],
    ['yes', 'make(1, device_map="auto")', 'm = make(1, device_map="auto")\n'],
    ['no', 'make(1, device_map="cpu")', 'm = make(1, device_map="cpu")\n'],
    ['no', 'make(1)', 'm = make(1).to("cpu")\n'],
    [
      'yes',
      'make(1)',
      'class A:\n    def __init__(self):\n        self.m = make(1)\n    def run(self):\n        self.m.to(self.device)\n',
    ],
    [
      'no',
      'make(1)',
      'class A:\n    def __init__(self):\n        self.m = make(1)\n    def run(self):\n        self.other.to(self.device)\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(runsOnGpu, text, code), answer);
    });
  }
});
