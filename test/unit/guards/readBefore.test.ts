import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readBefore } from '../../../src/core/patterns/guards/readBefore.ts';
import { ask } from './ask.ts';

describe('guard readBefore', () => {
  it('knows a value that was read since it was made', async () => {
    const read = (text: string) => ask(readBefore, text, 'loss.item()');
    assert.equal(await read('loss = f(x)\na += loss.item()\nb += loss.item()\n'), 'yes');
    assert.equal(await read('loss = f(x)\na += loss.item()\nloss = g(x)\nb += loss.item()\n'), 'no');
    assert.equal(await read('loss = f(x)\nif due:\n  a += loss.item()\nb += loss.item()\n'), 'no');
    assert.equal(await read('loss = f(x)\na += other.item()\nb += loss.item()\n'), 'no');
  });

  it('looks at loops as well', async () => {
    assert.equal(await ask(readBefore, 't = f()\nfor i in y:\n  t = f()\n  a(t.item())\n', 't.item()'), 'no');
    assert.equal(await ask(readBefore, 't = f()\na(t.item())\nfor i in y:\n  b(t.item())\n', 't.item()'), 'yes');
  });
});
