import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { feedsBatchOfOne } from '../../../src/core/patterns/guards/feedsBatchOfOne.ts';
import { ask } from './ask.ts';

describe('guard feedsBatchOfOne', () => {
  it('finds the loop here or around the calls of the function', async () => {
    assert.equal(
      await ask(feedsBatchOfOne, 'for x in items:\n    y = model(x.unsqueeze(0))\n', 'x.unsqueeze(0)'),
      'inferred',
    );
    const text = 'def run(x):\n    return model(x.unsqueeze(0))\nys = [run(x) for x in items]\n';
    assert.equal(await ask(feedsBatchOfOne, text, 'x.unsqueeze(0)'), 'inferred');
    assert.equal(await ask(feedsBatchOfOne, 'y = model(x.unsqueeze(0))\n', 'x.unsqueeze(0)'), 'no');
    assert.equal(
      await ask(feedsBatchOfOne, 'for x in items:\n    y = model(x.unsqueeze(2))\n', 'x.unsqueeze(2)'),
      'no',
    );
  });
});
