import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insideLoop } from '../../../src/core/patterns/guards/insideLoop.ts';
import { ask } from './ask.ts';

describe('guard insideLoop', () => {
  for (const [answer, code, text, args] of [
    [
      'yes',
      'loss.item()',
      'import torch\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n    loss.item()\n',
      { kind: 'step' },
    ],
    [
      'no',
      'loss.item()',
      'import torch\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\n    if i % 10 == 0:\n        loss.item()\n',
      { kind: 'step' },
    ],
    [
      'yes',
      'loss.item()',
      'for i in steps:\n    if i % 4 == 0:\n        loss.backward()\n        loss.item()\n',
      { kind: 'step' },
    ],
    [
      'no',
      'loss.item()',
      'import torch\nfor x in loader:\n    loss = model(x.cuda()).mean()\n    loss.backward()\n    optimizer.step()\nloss.item()\n',
      { kind: 'step' },
    ],
    [
      'no',
      'acc.item()',
      'for fold in parts:\n    for i in range(9):\n        loss.backward()\n        opt.step()\n    acc.item()\n',
      { kind: 'step' },
    ],
    [
      'yes',
      'acc.item()',
      'for batch in parts:\n    for i in range(9):\n        loss.backward()\n        acc.item()\n    opt.step()\n',
      { kind: 'step' },
    ],
    [
      'no',
      't.cpu()',
      'for i in range(9):\n    t = model(sampler.sample(t))\n    ids.append(t.cpu())\n',
      { kind: 'decoding' },
    ],
    [
      'no',
      'k.item()',
      'for i in range(9):\n    boxes = []\n    boxes = self.join(boxes)\n    k = torch.topk(boxes, 3)\n    rows[i] = k.item()\n',
      { kind: 'decoding' },
    ],
    ['yes', 'x.item()', 'def evaluate(loader):\n    for x in loader:\n        x.item()\n', { kind: 'evaluation' }],
    [
      'no',
      'x.item()',
      'def train(loader):\n    for x in loader:\n        x.item()\n        loss.backward()\n',
      { kind: 'evaluation' },
    ],
    [
      'yes',
      't.item()',
      'for i in range(9):\n    t = model(ids)[-1].argmax()\n    ids.append(t.item())\n',
      { kind: 'decoding' },
    ],
    [
      'no',
      't.item()',
      'for i in range(0, len(rows), 9):\n    t = model(ids)[-1].argmax()\n    ids.append(t.item())\n',
      { kind: 'decoding' },
    ],
    [
      'no',
      't.item()',
      'while i < n:\n    t = model(ids)[-1].argmax()\n    ids = scheduler.step(t.item())\n    i += 1\n',
      { kind: 'decoding' },
    ],
    [
      'yes',
      't.item()',
      'for i in range(9):\n    logits = model(t)\n    t = sample(logits, 1.0)\n    ids.append(t.item())\n',
      { kind: 'decoding' },
    ],
    [
      'no',
      'hits.item()',
      'for i in range(9):\n    hits = hits + 1\n    guess = model(rows).argmax()\n    hits.item()\n',
      { kind: 'decoding' },
    ],
    [
      'yes',
      'loss.item()',
      'def advance(x):\n    loss = model(x)\n    loss.backward()\n    return loss\nfor x in loader:\n    loss = advance(x)\n    loss.item()\n',
      { kind: 'step' },
    ],
    [
      'no',
      'loss.item()',
      'def epoch(xs):\n    for x in xs:\n        model(x).backward()\nfor i in range(3):\n    epoch(xs)\n    loss.item()\n',
      { kind: 'step' },
    ],
    [
      'inferred',
      'x.item()',
      'class Learner:\n    def compute_loss(self, x):\n        return x.item()\n',
      { kind: 'step' },
    ],
    [
      'yes',
      'x.item()',
      'class MyTrainer(Trainer):\n    def compute_loss(self, x):\n        return x.item()\n',
      { kind: 'step' },
    ],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(insideLoop, text, code, args), answer);
    });
  }
  it('knows a remainder by the name it was given', async () => {
    const step = (body: string): string => `for i, x in enumerate(loader):\n  l.backward()\n${body}`;
    const says = (body: string): Promise<string> => ask(insideLoop, step(body), 'f(1)', { kind: 'step' });
    assert.equal(await says('  due = i % 9 == 0\n  if due:\n    f(1)\n'), 'no');
    assert.equal(await says('  due = i % 9 == 0\n  if not due:\n    continue\n  f(1)\n'), 'no');
    assert.equal(await says('  ready = x is None\n  if ready:\n    f(1)\n'), 'yes');
  });
});
