import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { speaksOfCompiling } from '../../../src/core/patterns/guards/speaksOfCompiling.ts';
import { ask } from './ask.ts';

describe('guard speaksOfCompiling', () => {
  it('knows compilers and leaves regular expressions', async () => {
    assert.equal(await ask(speaksOfCompiling, 'model = torch.compile(model)\n', 'model'), 'yes');
    assert.equal(await ask(speaksOfCompiling, 'model.compile()\n', 'model.compile()'), 'yes');
    assert.equal(await ask(speaksOfCompiling, 'model = torch.jit.script(model)\n', 'model'), 'yes');
    assert.equal(await ask(speaksOfCompiling, 'word = re.compile("a")\n', 'word'), 'no');
  });
});
