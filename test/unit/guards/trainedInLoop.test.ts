import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainedInLoop } from '../../../src/core/patterns/guards/trainedInLoop.ts';
import { ask } from './ask.ts';

describe('guard trainedInLoop', () => {
  it('sees an optimizer or a trainer in the loop', async () => {
    const turn = (body: string): string => `for s in r:\n  m = load()\n  ${body}\n`;
    assert.equal(await ask(trainedInLoop, turn('o = AdamW(m.parameters())'), 'load()'), 'yes');
    assert.equal(await ask(trainedInLoop, turn('train_once(m, x)'), 'load()'), 'yes');
    assert.equal(await ask(trainedInLoop, turn('Trainer(model=m).run()'), 'load()'), 'yes');
    assert.equal(await ask(trainedInLoop, turn('evaluate(m, x)'), 'load()'), 'no');
  });
});
