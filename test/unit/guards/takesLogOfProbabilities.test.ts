import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { takesLogOfProbabilities } from '../../../src/core/patterns/guards/takesLogOfProbabilities.ts';
import { ask } from './ask.ts';

describe('guard takesLogOfProbabilities', () => {
  const said = (log: string) => ask(takesLogOfProbabilities, `import torch\ny = ${log}\n`, log);

  it('looks through what is added and what is taken from one', async () => {
    assert.equal(await said('torch.log(torch.sigmoid(x) + 1e-9)'), 'yes');
    assert.equal(await said('torch.log(1 - torch.sigmoid(x) + eps)'), 'yes');
    assert.equal(await said('torch.log(torch.softmax(x, -1))'), 'yes');
  });

  it('leaves what is done with probabilities before', async () => {
    assert.equal(await said('torch.log(torch.softmax(x, -1).mean(0))'), 'no');
    assert.equal(await said('torch.log(torch.sigmoid(x) + y)'), 'no');
    assert.equal(await said('torch.log(p)'), 'no');
  });
});
