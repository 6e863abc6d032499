import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { accumulatesGradients } from '../../../src/core/patterns/guards/accumulatesGradients.ts';
import { ask } from './ask.ts';

describe('guard accumulatesGradients', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'loss.backward()',
      'import torch\nfor i, x in enumerate(loader):\n    loss.backward()\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'import torch\nfor i, x in enumerate(loader):\n    loss.backward()\n    optimizer.step()\n    if i % 4 == 0:\n        print(i)\n',
    ],
    [
      'no',
      'loss.backward()',
      'import torch\nfor i, x in enumerate(loader):\n    if i % 4 == 0:\n        loss.backward()\n        optimizer.step()\n',
    ],
    [
      'no',
      'one.backward()',
      'import torch\nfor i, x in enumerate(loader):\n    if many:\n        loss.backward()\n        if i % 4 == 0:\n            optimizer.step()\n    else:\n        one.backward()\n        optimizer.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'import torch\nfor i, x in enumerate(loader):\n    if amp:\n        other.backward()\n    else:\n        loss.backward()\n    if i % 4 == 0:\n        if amp:\n            scaler.step(optimizer)\n        else:\n            optimizer.step()\n',
    ],
    [
      'no',
      'loss_scaler(loss, optimizer, update_grad=i % n == 0)',
      'for i, x in enumerate(loader):\n    if n > 1:\n        skip()\n    else:\n        loss_scaler(loss, optimizer, update_grad=i % n == 0)\n',
    ],
    [
      'yes',
      'loss.backward()',
      'for x in loader:\n    for j in range(accumulate):\n        loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for x in loader:\n    for j in range(accumulate):\n        loss.backward()\n        optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for x in loader:\n    for j in range(9):\n        loss.backward()\n    optimizer.step()\n',
    ],
    [
      'yes',
      'loss.backward()',
      'def fit(self, loss):\n    loss.backward()\n    if self.n % 4 == 0:\n        self.optimizer.step()\n',
    ],
    ['no', 'loss.backward()', 'def fit(self, loss):\n    loss.backward()\n    self.optimizer.step()\n'],
    [
      'yes',
      'helper.backward(loss)',
      'for step, parts in data:\n    for part in parts:\n        loss = model(part) / config.accumsteps\n        helper.backward(loss)\n    helper.step(model, optimizer)\n',
    ],
    [
      'yes',
      'loss.backward()',
      'while going:\n    for micro_batch in split(batch):\n        loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for epoch in range(9):\n    for x in loader:\n        loss = model(x) / scale\n        loss.backward()\n    optimizer.step()\n',
    ],
    [
      'no',
      'loss.backward()',
      'for epoch in range(9):\n    for x in chunks:\n        loss.backward()\n        optimizer.step()\n    optimizer.step()\n',
    ],
    [
      'no',
      'scaled.backward()',
      'import torch\nfor i, x in enumerate(loader):\n    with amp.scale_loss(loss, optimizer) as scaled:\n        scaled.backward()\n    if i % 4 == 0:\n        optimizer.step()\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(accumulatesGradients, text, code), answer);
    });
  }
});
