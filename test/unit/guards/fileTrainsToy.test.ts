import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileTrainsToy } from '../../../src/core/patterns/guards/fileTrainsToy.ts';
import { ask } from './ask.ts';

describe('guard fileTrainsToy', () => {
  it('knows toys by their data', async () => {
    assert.equal(await ask(fileTrainsToy, 'data = datasets.MNIST(root)\nx\n', 'x'), 'yes');
    assert.equal(await ask(fileTrainsToy, 'data = datasets.ImageNet(root)\nx\n', 'x'), 'no');
  });
});
