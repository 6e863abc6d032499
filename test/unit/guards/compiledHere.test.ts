import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compiledHere } from '../../../src/core/patterns/guards/compiledHere.ts';
import { ask } from './ask.ts';

describe('guard compiledHere', () => {
  it('takes a decorator that compiles', async () => {
    const text = (decorator: string) => `import torch\n${decorator}\ndef f(x):\n    return x.tanh()\n`;
    assert.equal(await ask(compiledHere, text('@torch.jit.script'), 'x.tanh()'), 'yes');
    assert.equal(await ask(compiledHere, text('@torch.compile(dynamic=True)'), 'x.tanh()'), 'yes');
    assert.equal(await ask(compiledHere, text('@torch.no_grad()'), 'x.tanh()'), 'no');
  });
});
