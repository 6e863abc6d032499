import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluatesWithGradients } from '../../../src/core/patterns/guards/evaluatesWithGradients.ts';
import { makeLens } from '../../lens.ts';
import { ask } from './ask.ts';

describe('guard evaluatesWithGradients', () => {
  it('looks for a forward pass until the model trains again', async () => {
    assert.equal(
      await ask(evaluatesWithGradients, 'import torch\nmodel.eval()\ny = model(x)\n', 'model.eval()'),
      'inferred',
    );
    assert.equal(
      await ask(evaluatesWithGradients, 'import torch\nmodel.eval()\nmodel.train()\ny = model(x)\n', 'model.eval()'),
      'no',
    );
    assert.equal(
      await ask(evaluatesWithGradients, 'import torch\nmodel.eval()\nmodel(x).sum().backward()\n', 'model.eval()'),
      'no',
    );
    assert.equal(
      await ask(
        evaluatesWithGradients,
        'import torch\nmodel.eval()\nwith torch.no_grad():\n    model(x)\n',
        'model.eval()',
      ),
      'no',
    );
  });
  it('leaves one pass after training, operation counters and toys', async () => {
    for (const text of [
      'import torch\nfor i in range(9):\n    model(x).sum().backward()\nmodel.eval()\ny = model(x)\n',
      'import torch\ndef count_flops(model, x):\n    model.eval()\n    model(x)\n',
      'import torch\ndef demo():\n    n = 11\n    model = make(n, n, layers=2)\n    model.eval()\n    model(x)\n',
    ])
      assert.equal(await ask(evaluatesWithGradients, text, 'model.eval()'), 'no', text);
    const placed = 'import torch\ndef run(x):\n    model = make(11).to(device)\n    model.eval()\n    model(x)\n';
    assert.equal(await ask(evaluatesWithGradients, placed, 'model.eval()'), 'inferred');
  });
  it('leaves what a module gives, functions that learn, and exported models', async () => {
    for (const text of [
      'import torch\nclass Loss(torch.nn.Module):\n    def forward(self, x):\n        self.model.eval()\n        return self.model(x)\n',
      'import torch\ndef prune(model, x):\n    model(x).sum().backward()\nmodel.eval()\nprune(model, x)\n',
      'from optimum.onnxruntime import ORTModelForCausalLM\nmodel.eval()\ny = model(x)\n',
    ])
      assert.equal(await ask(evaluatesWithGradients, text, 'model.eval()'), 'no', text);
  });
  it('knows the helpers of a project by their names', async () => {
    const text =
      'from utils import smart_inference_mode\n@smart_inference_mode()\ndef run(model, x):\n    model.eval()\n    return model(x)\n';
    assert.equal(await ask(evaluatesWithGradients, text, 'model.eval()'), 'no');
  });
  it('reads which model it is from the statement, and follows it where it is moved', async () => {
    const made = 'net = Net().cuda().eval()';
    const asked = (after: string): Promise<unknown> =>
      ask(evaluatesWithGradients, `import torch\nfrom nets import Net\n${made}\n${after}\n`, 'Net().cuda().eval()');
    assert.equal(await asked('net = net.to(d)\ny = net(x)'), 'inferred');
    assert.equal(await asked('net = other\ny = net(x)'), 'no');
    assert.equal(await asked('y = other(x)'), 'no');
  });
  it('follows methods that share a step, and leaves clocks, warm-ups and proofs that there is no graph', async () => {
    const shared =
      'import torch\nclass E(B):\n    def step(self, x):\n        return self.model(x)\n    def evaluate(self, x):\n        self.model.eval()\n        return self.step(x)\n';
    assert.equal(await ask(evaluatesWithGradients, shared, 'self.model.eval()'), 'yes');
    // Whoever calls a function of another name may learn through what it gives back.
    const kept = shared.replace('evaluate', 'describe');
    assert.equal(await ask(evaluatesWithGradients, kept, 'self.model.eval()'), 'no');
    for (const line of ['time_of(lambda: model(x))', 'model(torch.zeros(1, 3))', 'a = model(x).cpu().numpy()'])
      assert.equal(
        await ask(evaluatesWithGradients, `import torch\nmodel.eval()\n${line}\n`, 'model.eval()'),
        'no',
        line,
      );
  });

  it('leaves files that convert or compare', async () => {
    const lens = await makeLens();
    const text = 'import torch\nmodel.eval()\nfor x in xs:\n    y = model(x)\n    print(y.argmax())\n';
    const found = (id: string): number =>
      lens.analyze({ id, text }).findings.filter(({ pattern }) => pattern === 'inference-with-gradients').length;
    assert.equal(found('tools/predict.py'), 1);
    assert.equal(found('tools/convert.py'), 0);
    assert.equal(found('scripts/convert_weights.py'), 0);
    lens.dispose();
  });
});
