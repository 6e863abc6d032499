import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { movedEachTurn } from '../../../src/core/patterns/guards/movedEachTurn.ts';
import { ask } from './ask.ts';

describe('guard movedEachTurn', () => {
  it('asks whether a loop names the device', async () => {
    const text = (device: string): string => `for place in places:\n    model = load("a").to(${device})\n`;
    assert.equal(await ask(movedEachTurn, text('place'), 'load("a")'), 'yes');
    assert.equal(await ask(movedEachTurn, text('"cuda"'), 'load("a")'), 'no');
    assert.equal(await ask(movedEachTurn, `device = 0\n${text('device')}`, 'load("a")'), 'no');
    assert.equal(await ask(movedEachTurn, 'for x in xs:\n    load("a")\n', 'load("a")'), 'no');
  });
});
