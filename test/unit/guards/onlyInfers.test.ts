import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onlyInfers } from '../../../src/core/patterns/guards/onlyInfers.ts';
import { ask } from './ask.ts';

const LOAD = 'Auto.from_pretrained("a")';

describe('guard onlyInfers', () => {
  for (const [answer, text] of [
    ['no', `model = ${LOAD}\ntrainer = Trainer(model=model)\ntrainer.train()\n`],
    ['yes', `model = ${LOAD}.eval()\n`],
    ['no', `model = ${LOAD}.cuda()\n`],
    ['yes', `ref_model = ${LOAD}.to(device)\n`],
    ['yes', `trainer.train()\nmodel = ${LOAD}\n`],
    ['no', `trainer.train()\nmodel = ${LOAD}\nTrainer(model=model).train()\n`],
    ['no', `def f():\n  trainer.train()\nmodel = ${LOAD}\n`],
    ['no', `model.train()\nmodel = ${LOAD}\n`],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(onlyInfers, text, LOAD), answer);
    });
  }
});
