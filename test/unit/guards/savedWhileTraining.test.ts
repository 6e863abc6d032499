import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { savedWhileTraining } from '../../../src/core/patterns/guards/savedWhileTraining.ts';
import { ask } from './ask.ts';

const of = (code: string, call: string): Promise<string> =>
  ask(savedWhileTraining, `import torch, deepspeed\n${code}`, call);
const epoch = 'for epoch in range(9):\n    for x in loader:\n        model(x).backward()\n';

describe('guard savedWhileTraining', () => {
  it('finds weights that are written in a loop that trains', async () => {
    const save = 'torch.save(model.state_dict(), f)';
    assert.equal(await of(`${epoch}    ${save}\n`, save), 'yes');
    assert.equal(await of(`${epoch}${save}\n`, save), 'no');
    assert.equal(await of(`${epoch}    if loss < best:\n        ${save}\n`, save), 'no');
  });

  it('follows functions and methods that the loop calls', async () => {
    const save = 'torch.save(state, f)';
    const write = `def write(model, f):\n    state = {"m": model.state_dict()}\n    ${save}\n`;
    assert.equal(await of(`${write}${epoch}    write(model, "a")\n`, save), 'yes');
    assert.equal(await of(`${write}write(model, "a")\n`, save), 'no');
  });

  it('takes helpers of other files at their word, and leaves those of this file to what they do', async () => {
    assert.equal(await of(`${epoch}    misc.save_model(model)\n`, 'misc.save_model(model)'), 'inferred');
    const own = `def save_model(m):\n    pass\n${epoch}    save_model(model)\n`;
    assert.equal(await of(own, 'save_model(model)'), 'no');
    assert.equal(await of(`${epoch}    tokenizer.save_pretrained(f)\n`, 'tokenizer.save_pretrained(f)'), 'no');
  });

  it('leaves small models and adapters', async () => {
    const save = 'torch.save(model.state_dict(), f)';
    const code = `import torch\n${epoch}    ${save}\n`;
    assert.equal(await ask(savedWhileTraining, code, save), 'no');
    assert.equal(await of(`model = get_peft_model(base)\n${epoch}    ${save}\n`, save), 'no');
  });

  it('leaves numbers and schedules', async () => {
    assert.equal(await of(`${epoch}    torch.save(losses, f)\n`, 'torch.save(losses, f)'), 'no');
    const schedule = 'torch.save(scheduler.state_dict(), f)';
    assert.equal(await of(`${epoch}    ${schedule}\n`, schedule), 'no');
  });
});
