import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileMeasures } from '../../../src/core/patterns/guards/fileMeasures.ts';
import { ask } from './ask.ts';

describe('guard fileMeasures', () => {
  it('knows a script that measures by its class', async () => {
    assert.equal(await ask(fileMeasures, 'class MemoryProfiler(Base):\n    pass\n', 'Base'), 'yes');
    assert.equal(await ask(fileMeasures, 'class Net(Base):\n    pass\n', 'Base'), 'no');
  });
});
