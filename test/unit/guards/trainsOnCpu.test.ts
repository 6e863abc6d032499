import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainsOnCpu } from '../../../src/core/patterns/guards/trainsOnCpu.ts';
import { ask } from './ask.ts';

const step = (...lines: readonly string[]): string =>
  ['import torch', ...lines, 'loss.backward()', 'f(1)', ''].join('\n');

describe('guard trainsOnCpu', () => {
  it('takes a script that trains and names no device', async () => {
    assert.equal(await ask(trainsOnCpu, step('loss = model(x)'), 'f(1)'), 'yes');
  });

  it('passes over one that may have a GPU, and over a module that does not train', async () => {
    for (const line of ['model.cuda()', 'x = x.to(where)', 'import lightning', 'trainer = Trainer()'])
      assert.equal(await ask(trainsOnCpu, step(line), 'f(1)'), 'no', line);
    assert.equal(await ask(trainsOnCpu, 'import torch\nf(1)\n', 'f(1)'), 'no');
  });
});
