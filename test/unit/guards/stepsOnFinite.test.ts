import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stepsOnFinite } from '../../../src/core/patterns/guards/stepsOnFinite.ts';
import { ask } from './ask.ts';

const HEAD = 'import math\nimport torch\n';

describe('guard stepsOnFinite', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    if torch.isinf(loss):\n        skipped += 1\n    step()\n    t += loss.item()\n',
    ],
    [
      'yes',
      'loss.item()',
      'def scan(norm):\n  n = norm.sum()\n  if torch.isnan(n):\n    print(n)\ndef f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    scan(loss)\n    t += loss.item()\n',
    ],
    [
      'yes',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    norm, _ = check_update(net, 5)\n    t += loss.item()\n',
    ],
    [
      'no',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    if i % 10 == 0:\n        if torch.isinf(loss):\n            skipped += 1\n    t += loss.item()\n',
    ],
    [
      'no',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    if math.isinf(scale):\n        skipped += 1\n    t += loss.item()\n',
    ],
    [
      'no',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    value = loss.item()\n    if not math.isfinite(value):\n        sys.exit(1)\n    meters.update(loss=value)\n',
    ],
    [
      'yes',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    value = loss.item()\n    if not math.isfinite(value):\n        sys.exit(1)\n    meters.update(loss=value, **losses)\n',
    ],
    [
      'no',
      'loss.item()',
      'def f():\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    value = loss.item()\n    meters.update(loss=value, **losses)\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(stepsOnFinite, `${HEAD}${text}`, code), answer);
    });
  }
});
