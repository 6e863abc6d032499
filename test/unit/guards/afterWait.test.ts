import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { afterWait } from '../../../src/core/patterns/guards/afterWait.ts';
import { ask } from './ask.ts';

const HEAD = 'import torch\n';

describe('guard afterWait', () => {
  for (const [answer, code, text] of [
    [
      'no',
      'loss.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    t += loss.item()\n',
    ],
    [
      'yes',
      'float(loss)',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    t += loss.item()\n    n += len(x)\n    u += float(loss)\n',
    ],
    [
      'yes',
      'b.mean().item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    log({"a": loss.item(), "b": b.mean().item()})\n',
    ],
    [
      'yes',
      'part.item()',
      'def f(a):\n  for x in loader:\n    part = self.lossy(x)\n    part.backward()\n    t += part.item()\n    log = {"lr": rates.get()[0], "part": part.item()}\n',
    ],
    [
      'yes',
      'loss.sum().item()',
      'def f(a):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    t += loss.item()\n    loss = accelerator.gather(loss)\n    u += loss.sum().item()\n',
    ],
    [
      'no',
      'b.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    t += loss.item()\n    b = net(x)\n    u += b.item()\n',
    ],
    [
      'no',
      'b.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    if many:\n        t += loss.item()\n    u += b.item()\n',
    ],
    [
      'no',
      'b.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    if many:\n        t += loss.item()\n    else:\n        u += b.item()\n',
    ],
    [
      'yes',
      'loss.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    if torch.isnan(loss):\n        n += 1\n    u += loss.item()\n',
    ],
    [
      'yes',
      'v.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    t += loss.item()\n    for v in parts:\n        u += v.item()\n',
    ],
    [
      'no',
      'v.item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    t += loss.item()\n    for v in parts:\n        u += v.item()\n        net(v)\n',
    ],
    [
      'yes',
      'l1_loss(a[mask], b[mask]).item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    mask = (a > 0).logical_and(b > 0)\n    t += l1_loss(a[mask], b[mask]).item()\n',
    ],
    [
      'no',
      'l1_loss(a[rows], b[rows]).item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    rows = pick(a)\n    t += l1_loss(a[rows], b[rows]).item()\n',
    ],
    [
      'no',
      'net(a[mask]).item()',
      'def f(a, b):\n  for x in loader:\n    loss = net(x).mean()\n    loss.backward()\n    mask = a > 0\n    t += net(a[mask]).item()\n',
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(afterWait, `${HEAD}${text}`, code), answer);
    });
  }
});
