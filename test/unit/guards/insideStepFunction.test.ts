import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideStepFunction } from '../../../src/core/patterns/guards/insideStepFunction.ts';
import { ask } from './ask.ts';

describe('guard insideStepFunction', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'loss.item()',
      'def step():\n    loss.backward()\n    return loss.item()\nfor i in range(3):\n    step()\n',
    ],
    ['no', 'loss.item()', 'def step():\n    loss.backward()\n    return loss.item()\nstep()\n'],
    [
      'no',
      'loss.item()',
      'def step():\n    loss.backward()\n    return loss.item()\nfor i in range(3):\n    loss = step()\n    print(f"{loss:.3f}")\n',
    ],
    [
      'no',
      'loss.item()',
      'def step():\n    loss.backward()\n    return loss.item()\nfor i in range(3):\n    state = step()\n    state = all_reduce(state)\n',
    ],
    [
      'yes',
      'loss.item()',
      'def step():\n    loss.backward()\n    return loss.item()\nfor i in range(3):\n    loss = step()\n    if i % 9 == 0:\n        print(loss)\n',
    ],
    ['no', 'loss.item()', 'def step():\n    return loss.item()\nfor i in range(3):\n    step()\n'],
    [
      'yes',
      'loss.item()',
      'def grade():\n    return loss.item()\nfor i in range(3):\n    grade()\n    loss.backward()\n',
    ],
    [
      'yes',
      'loss.item()',
      'def grade():\n    return loss.item()\ndef step():\n    grade()\n    loss.backward()\nfor i in range(3):\n    step()\n',
    ],
    [
      'no',
      'loss.item()',
      'def grade():\n    return loss.item()\nfor i in range(3):\n    if i % 9 == 0:\n        grade()\n    loss.backward()\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(insideStepFunction, text, code), answer);
    });
  }
});
