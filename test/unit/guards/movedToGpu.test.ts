import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { movedToGpu } from '../../../src/core/patterns/guards/movedToGpu.ts';
import { ask } from './ask.ts';

describe('guard movedToGpu', () => {
  it('follows the value through names and methods that give it back', async () => {
    assert.equal(await ask(movedToGpu, "a = make()\nb = a.eval()\nb.to('cuda:0')\n", 'make()'), 'yes');
    assert.equal(await ask(movedToGpu, 'a = make().cuda()\n', 'make()'), 'yes');
    assert.equal(await ask(movedToGpu, "a = make()\na.to('cpu')\n", 'make()'), 'no');
    assert.equal(await ask(movedToGpu, 'a = make()\nb.cuda()\n', 'make()'), 'no');
  });
});
