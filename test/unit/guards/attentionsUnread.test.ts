import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { attentionsUnread } from '../../../src/core/patterns/guards/attentionsUnread.ts';
import { ask } from './ask.ts';

describe('guard attentionsUnread', () => {
  const call = 'm(x, output_attentions=True)';
  it('follows the result to what is taken of it', async () => {
    assert.equal(await ask(attentionsUnread, `def f(m, x):\n    o = ${call}\n    return o.logits\n`, call), 'yes');
    assert.equal(await ask(attentionsUnread, `def f(m, x):\n    o = ${call}\n    return o[1]\n`, call), 'no');
    assert.equal(await ask(attentionsUnread, `def f(m, x):\n    a, b = ${call}\n    return a\n`, call), 'no');
    assert.equal(await ask(attentionsUnread, `def f(m, x):\n    return ${call}\n`, call), 'unknown');
    assert.equal(await ask(attentionsUnread, `def f(m, x):\n    o = ${call}\n    return o.attentions\n`, call), 'no');
  });
});
