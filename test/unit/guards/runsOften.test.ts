import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsOften } from '../../../src/core/patterns/guards/runsOften.ts';
import { ask } from './ask.ts';

describe('guard runsOften', () => {
  it('counts loops and functions that run at every step', async () => {
    assert.equal(await ask(runsOften, 'for i in r:\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def forward(self, x):\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def learn(self, batch):\n  f(1)\n  loss.backward()\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def gradient_penalty(x):\n  f(1)\n', 'f(1)'), 'yes');
    assert.equal(await ask(runsOften, 'def __init__(self):\n  f(1)\n', 'f(1)'), 'no');
  });

  it('passes over what sets something up', async () => {
    const none = [
      '@functools.lru_cache\ndef forward(x):\n  f(1)\n',
      'def initialize(self):\n  for e in self.layers:\n    f(1)\n',
      'for epoch in range(3):\n  for x in loader:\n    loss.backward()\n  f(1)\n',
      'def step(self):\n  for p in ps:\n    if len(state) == 0:\n      f(1)\n',
      'for name, part in model.named_modules():\n  f(1)\n',
      'def make(model, n):\n  for x in n:\n    f(1)\n    model.sampler(x)\n',
      'class A(Function):\n  def forward(ctx, x):\n    f(1)\n  def symbolic(g, x):\n    pass\n',
      'def sample(n):\n  f(1)\nfor i in r:\n  if i % 100 == 0:\n    sample(i)\n',
      'for i in r:\n  if a is None:\n    a = f(1)\n',
      'def demo_basic(x):\n  f(1)\n  loss.backward()\n',
      'class A:\n  def __init__(self):\n    self.get_mask()\n  def get_mask(self):\n    f(1)\n',
    ];
    for (const text of none) assert.equal(await ask(runsOften, text, 'f(1)'), 'no', text);
  });
});
