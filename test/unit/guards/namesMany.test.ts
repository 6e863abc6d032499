import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { namesMany } from '../../../src/core/patterns/guards/namesMany.ts';
import { ask } from './ask.ts';

describe('guard namesMany', () => {
  it('reads lists and plurals', async () => {
    assert.equal(await ask(namesMany, 'f(sentences)\n', 'sentences'), 'yes');
    assert.equal(await ask(namesMany, "f(row['texts'])\n", "row['texts']"), 'yes');
    assert.equal(await ask(namesMany, 'f([a, b])\n', '[a, b]'), 'yes');
    assert.equal(await ask(namesMany, 'f([*a])\n', '[*a]'), 'yes');
    assert.equal(await ask(namesMany, 'f([a])\n', '[a]'), 'no');
    assert.equal(await ask(namesMany, 'f(sentence)\n', 'sentence'), 'no');
  });
});
