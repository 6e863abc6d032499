import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { firstTrainingPass } from '../../../src/core/patterns/guards/firstTrainingPass.ts';
import { ask } from './ask.ts';

const step = 'for x in loader:\n    loss(x).backward()\n    optimizer.step()\n';

describe('guard firstTrainingPass', () => {
  it('is the first that runs again and again with an optimizer', async () => {
    assert.equal(await ask(firstTrainingPass, step, 'loss(x).backward()'), 'yes');
    assert.equal(await ask(firstTrainingPass, `${step}${step.replace('loss', 'other')}`, 'other(x).backward()'), 'no');
    assert.equal(await ask(firstTrainingPass, 'loss(x).backward()\n', 'loss(x).backward()'), 'no');
  });

  it('takes methods of trainers by their names, and what an update of a dictionary is not', async () => {
    const method = 'class T:\n    def fit_batch(self, b):\n        loss(b).backward()\n        self.optimizer.step()\n';
    assert.equal(await ask(firstTrainingPass, method, 'loss(b).backward()'), 'yes');
    const update = method.replace('fit_batch', 'update').concat('options_dict.update({})\n');
    assert.equal(await ask(firstTrainingPass, update, 'loss(b).backward()'), 'yes');
    assert.equal(await ask(firstTrainingPass, method.replace('fit_batch', 'probe'), 'loss(b).backward()'), 'no');
  });

  it('looks for the step of the optimizer in the function that calls it, too', async () => {
    const parts =
      'class T:\n    def backward_g(self, b):\n        loss(b).backward()\n' +
      '    def step_all(self, loader):\n        for b in loader:\n            self.backward_g(b)\n            self.opt.step()\n';
    assert.equal(await ask(firstTrainingPass, parts, 'loss(b).backward()'), 'yes');
  });
});
