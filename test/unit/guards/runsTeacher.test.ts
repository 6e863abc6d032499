import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runsTeacher } from '../../../src/core/patterns/guards/runsTeacher.ts';
import { ask } from './ask.ts';

describe('guard runsTeacher', () => {
  for (const [answer, code, text] of [
    ['yes', 'teacher(x)', 'for x in loader:\n    t = teacher(x)\n    loss.backward()\n'],
    ['no', 'teacher(x)', 'teacher.requires_grad_(False)\nfor x in loader:\n    t = teacher(x)\n    loss.backward()\n'],
    ['no', 'teacher(x)', 'for x in loader:\n    t = teacher(x).detach()\n    loss.backward()\n'],
    ['no', 'teacher(x)', 'def train_step(x):\n    t = teacher(x)\n    return jax.value_and_grad(loss)(x, t)\n'],
    ['yes', 'teacher(x)', 'def train_step(x):\n    t = teacher(x)\n    return loss(x, t)\n'],
    ['no', 'teacher(x)', 'def f(x):\n    return teacher(x)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(runsTeacher, text, code), answer);
    });
  }
});
