import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onlySaved } from '../../../src/core/patterns/guards/onlySaved.ts';
import { ask } from './ask.ts';

describe('guard onlySaved', () => {
  it('wants writing and nothing else', async () => {
    assert.equal(await ask(onlySaved, 't = f(1)\nt.save_pretrained(p)\nt.push_to_hub(p)\n', 'f(1)'), 'yes');
    assert.equal(await ask(onlySaved, 't = f(1)\nt(x)\nt.save_pretrained(p)\n', 'f(1)'), 'no');
    assert.equal(
      await ask(onlySaved, 't = f(1)\nif t.pad_token is None:\n  fit_and_resize(t)\nt.save_pretrained(p)\n', 'f(1)'),
      'yes',
    );
    assert.equal(await ask(onlySaved, 't = f(1)\nn = len(t)\n', 'f(1)'), 'no');
    assert.equal(await ask(onlySaved, 't = f(1)\n', 'f(1)'), 'no');
    assert.equal(await ask(onlySaved, 'g(f(1))\n', 'f(1)'), 'no');
  });
});
