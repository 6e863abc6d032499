import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluatesByName } from '../../../src/core/patterns/guards/evaluatesByName.ts';
import { ask } from './ask.ts';

describe('guard evaluatesByName', () => {
  for (const [answer, what, text] of [
    ['inferred', 'a label that is picked', 'def predict(net, x):\n    return net(x).argmax(1)\n'],
    [
      'inferred',
      'a score over batches',
      'def evaluate(net, data):\n    for x, y in data:\n        seen.add(net(x), y)\n',
    ],
    ['inferred', 'an accuracy', 'def get_accuracy(net, data):\n    for x in data:\n        seen.add(net(x))\n'],
    [
      'inferred',
      'a cross-entropy',
      'def test(net, data):\n    for x in data:\n        seen += F.cross_entropy(net(x), x)\n',
    ],
    ['no', 'a score of one pass', 'def evaluate(net, x):\n    return net(x)\n'],
    ['no', 'an answer given back as it is', 'def predict(net, x):\n    y = net(x)\n    return y * 2\n'],
    ['no', 'another name', 'def run(net, x):\n    return net(x).argmax(1)\n'],
    ['no', 'a backward pass', 'def predict(net, x):\n    y = net(x)\n    y.backward()\n    return y.argmax(1)\n'],
    ['inferred', 'an action', 'def get_action(actor, x):\n    return actor(x).argmax(1).item()\n'],
    ['no', 'an action that is learned from', 'def act(actor, x):\n    y = actor(x)\n    return y.log_prob(y.max())\n'],
    [
      'no',
      'a step that gives back its state',
      'def step(net, x, h):\n    y, h = net(x, h)\n    return y.argmax(1), h\n',
    ],
    ['no', 'a constructor', 'def predict(make, x):\n    model = zoo.Model(x)\n    return model.item()\n'],
    ['no', 'a step of a framework', 'def validation_step(net, x):\n    return net(x).argmax(1)\n'],
  ] as const) {
    it(`says ${answer} of ${what}`, async () => {
      const code = `import torch\n${text}`;
      assert.equal(await ask(evaluatesByName, code, text.trimEnd()), answer);
    });
  }

  it('knows a table that is looked up and nothing else', async () => {
    const method = 'def predict(self, x):\n        return self(x).argmax(1)';
    const asked = (made: string, passes: string) =>
      ask(
        evaluatesByName,
        `import torch\nclass A(torch.nn.Module):\n    def __init__(self):\n        ${made}\n    def forward(self, x):\n        return ${passes}\n    ${method}\n`,
        method,
      );
    const table = 'self.table = torch.nn.Embedding(9, 9)';
    assert.equal(await asked(table, 'self.table(x)'), 'no');
    assert.equal(
      await asked(`${table}\n        self.head = torch.nn.Linear(9, 9)`, 'self.head(self.table(x))'),
      'inferred',
    );
    assert.equal(await asked('self.head = torch.nn.Linear(9, 9)', 'self.head(x)'), 'inferred');
  });
});
