import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileRunsTraining } from '../../../src/core/patterns/guards/fileRunsTraining.ts';
import { ask } from './ask.ts';

describe('guard fileRunsTraining', () => {
  it('knows what trains here or is called to', async () => {
    assert.equal(await ask(fileRunsTraining, 'loss.backward()\nx\n', 'x'), 'yes');
    assert.equal(await ask(fileRunsTraining, 'train_one_epoch(model)\nx\n', 'x'), 'yes');
    assert.equal(await ask(fileRunsTraining, 'solver.train()\nx\n', 'x'), 'yes');
    assert.equal(await ask(fileRunsTraining, 'for epoch in range(3):\n    step()\nx\n', 'x'), 'yes');
  });

  it('leaves modes and definitions', async () => {
    assert.equal(await ask(fileRunsTraining, 'self.model.train()\nx\n', 'x'), 'no');
    assert.equal(await ask(fileRunsTraining, '# for the last epochs\nTrainer(x)\nx\n', 'x'), 'no');
    assert.equal(await ask(fileRunsTraining, 'def train(self):\n    pass\nx\n', 'x'), 'no');
  });
});
