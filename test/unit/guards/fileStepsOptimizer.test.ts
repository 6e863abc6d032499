import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileStepsOptimizer } from '../../../src/core/patterns/guards/fileStepsOptimizer.ts';
import { ask } from './ask.ts';

describe('guard fileStepsOptimizer', () => {
  it('wants a loop that trains, or a module that a library trains', async () => {
    const loop = 'for x in loader:\n    net(x).backward()\n    optimizer.step()\ny\n';
    assert.equal(await ask(fileStepsOptimizer, loop, 'y'), 'yes');
    assert.equal(
      await ask(fileStepsOptimizer, 'class A:\n    def training_step(self):\n        pass\ny\n', 'y'),
      'yes',
    );
    assert.equal(await ask(fileStepsOptimizer, 'def speed(net):\n    net(x).backward()\ny\n', 'y'), 'no');
  });
});
