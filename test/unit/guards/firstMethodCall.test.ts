import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { firstMethodCall } from '../../../src/core/patterns/guards/firstMethodCall.ts';
import { ask } from './ask.ts';

describe('guard firstMethodCall', () => {
  it('tells the first call from the later ones', async () => {
    assert.equal(await ask(firstMethodCall, 'a.eval()\nb.eval()\n', 'a.eval()'), 'yes');
    assert.equal(await ask(firstMethodCall, 'a.eval()\nb.eval()\n', 'b.eval()'), 'no');
  });
});
