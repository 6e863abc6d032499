import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { servesModel } from '../../../src/core/patterns/guards/servesModel.ts';
import { ask } from './ask.ts';

const loop = 'for batch in loader:\n    net(batch)\n';

describe('guard servesModel', () => {
  it('needs a model by its name and something that runs one', async () => {
    assert.equal(await ask(servesModel, `${loop}net\n`, 'net'), 'yes');
    assert.equal(await ask(servesModel, 'for step in range(50):\n    net.forward(x)\nnet\n', 'net'), 'yes');
    assert.equal(await ask(servesModel, 'net.generate(x)\nnet\n', 'net'), 'no');
    assert.equal(await ask(servesModel, `${loop}layer\n`, 'layer'), 'no');
    assert.equal(await ask(servesModel, 'net\n', 'net'), 'no');
  });

  it('leaves inputs of all sizes and methods that are not compiled', async () => {
    const opens = 'for i in range(9):\n    net(Image.open(names[i]))\nnet\n';
    assert.equal(await ask(servesModel, opens, 'net'), 'no');
    assert.equal(await ask(servesModel, 'for path in paths:\n    net(path)\nnet\n', 'net'), 'no');
    assert.equal(await ask(servesModel, 'for batch in loader:\n    net.encode(batch)\nnet\n', 'net'), 'no');
  });

  it('leaves parts of modules, trainers and conversions', async () => {
    const part = `class A:\n    def __init__(self):\n        use(self.net)\n    def forward(self, x):\n        return x\n${loop}`;
    assert.equal(await ask(servesModel, part, 'self.net'), 'no');
    assert.equal(await ask(servesModel, `${loop}trainer.run()\nnet\n`, 'net'), 'no');
    assert.equal(await ask(servesModel, `${loop}other.save_pretrained(f)\nnet\n`, 'net'), 'no');
  });
});
