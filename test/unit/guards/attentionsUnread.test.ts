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
  it('follows a loaded model to its calls and into functions', async () => {
    const load = 'AutoModel.from_pretrained("b", output_attentions=True)';
    const says = (after: string): Promise<string> =>
      ask(attentionsUnread, `from transformers import AutoModel\n${after}`, load);
    assert.equal(await says(`m = ${load}.eval()\nh = m(x).last_hidden_state\n`), 'inferred');
    assert.equal(await says(`m = ${load}.eval()\na, b, c = m(x)\n`), 'no');
    assert.equal(await says(`def f(net):\n  return net(x)[2]\nm = ${load}\nf(m)\n`), 'no');
    assert.equal(await says(`def f(net):\n  return net(x)[0]\nm = ${load}\nf(net=m)\n`), 'inferred');
    assert.equal(await says(`from other import f\nm = ${load}\nf(m)\n`), 'unknown');
    assert.equal(await says(`def f():\n  return ${load}\n`), 'unknown');
  });
});
