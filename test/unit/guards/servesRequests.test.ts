import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { servesRequests } from '../../../src/core/patterns/guards/servesRequests.ts';
import { ask } from './ask.ts';

describe('guard servesRequests', () => {
  it('reads the decorators of the function', async () => {
    const handler = (by: string): string => `${by}\ndef f():\n    load()\n`;
    assert.equal(await ask(servesRequests, handler("@app.post('/x')"), 'load()'), 'yes');
    assert.equal(await ask(servesRequests, handler("@app.post('/x')\n@cache"), 'load()'), 'no');
    assert.equal(await ask(servesRequests, handler('@property'), 'load()'), 'no');
    assert.equal(await ask(servesRequests, 'load()\n', 'load()'), 'no');
  });
});
