import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { trainsAdapters } from '../../../src/core/patterns/guards/trainsAdapters.ts';
import { ask } from './ask.ts';

describe('guard trainsAdapters', () => {
  it('needs adapters and a training', async () => {
    const adapters = 'import peft\nm = peft.get_peft_model(m, c)\n';
    assert.equal(await ask(trainsAdapters, `${adapters}loss.backward()\n`, 'peft'), 'yes');
    assert.equal(await ask(trainsAdapters, adapters, 'peft'), 'no');
    assert.equal(await ask(trainsAdapters, 'loss.backward()\n', 'loss'), 'no');
    assert.equal(await ask(trainsAdapters, 'import trl\ntrl.SFTTrainer(m, peft_config=c).train()\n', 'trl'), 'yes');
    assert.equal(await ask(trainsAdapters, 'import trl\ntrl.SFTTrainer(m).train()\n', 'trl'), 'no');
  });
});
