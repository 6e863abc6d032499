import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsOften } from '../../../src/core/patterns/guards/runsOften.ts';
import { ask } from './ask.ts';

describe('guard runsOften', () => {
  it('counts loops and functions that run at every step', async () => {
    assert.equal(await ask(runsOften, 'for i in r:\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def forward(self, x):\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def __init__(self):\n  f(1)\n', 'f(1)'), 'no');
  });

  it('passes over what sets something up', async () => {
    const none = [
      '@functools.lru_cache\ndef forward(x):\n  f(1)\n',
      'def initialize(self):\n  for e in self.layers:\n    f(1)\n',
      'for epoch in range(3):\n  for x in loader:\n    loss.backward()\n  f(1)\n',
      'def step(self):\n  for p in ps:\n    if len(state) == 0:\n      f(1)\n',
      'for name, part in model.named_modules():\n  f(1)\n',
      'class A:\n  def __init__(self):\n    self.get_mask()\n  def get_mask(self):\n    f(1)\n',
    ];
    for (const text of none) assert.equal(await ask(runsOften, text, 'f(1)'), 'no', text);
  });
});
