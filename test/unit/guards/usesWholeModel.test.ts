import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usesWholeModel } from '../../../src/core/patterns/guards/usesWholeModel.ts';
import { ask } from './ask.ts';

describe('guard usesWholeModel', () => {
  for (const [answer, code, text] of [
    ['yes', 'unused=True', 'model = Net(3)\nmodel = wrap(model, unused=True)\n'],
    ['yes', 'unused=True', 'model = build_model(args).to(gpu)\nmodel = wrap(model, unused=True)\n'],
    ['yes', 'unused=True', 'unet.add_adapter(LoraConfig(r=4))\noptions = wrap(unused=True)\n'],
    ['yes', 'unused=True', 'model = BertForMaskedLM.from_pretrained(name)\nrun(wrap(unused=True))\n'],
    ['no', 'unused=True', 'def setup(model):\n    return wrap(model, unused=True)\n'],
    ['no', 'unused=True', 'model = AutoModel.from_pretrained(name)\nmodel = wrap(model, unused=True)\n'],
    ['no', 'unused=True', 'model = Net(deep_supervision=False)\nmodel = wrap(model, unused=True)\n'],
    ['no', 'unused=True', 'if wanted:\n    model = model.to(gpu)\nmodel = wrap(model, unused=True)\n'],
    ['no', 'unused=True', 'model = kinds[name](args)\nmodel = wrap(model, unused=True)\n'],
    ['yes', 'unused=True', 'model = models.__dict__[name]()\nmodel = wrap(model, unused=True)\n'],
    ['no', 'unused=True', 'class A:\n  def f(self):\n    self.m = kinds[n]()\n    self.m = DDP(self.m, unused=True)\n'],
    ['no', 'unused=True', 'options = wrap(unused=True)\n'],
    ['yes', 'unused=True', 'setup = AllKwargs(unused=True)\nmodel = accelerator.prepare(Net(3))\n'],
  ] as const) {
    it(`says ${answer} of ${text.split('\n').at(-2)}`, async () => {
      assert.equal(await ask(usesWholeModel, text, code), answer);
    });
  }
});
