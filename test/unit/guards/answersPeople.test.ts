import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answersPeople } from '../../../src/core/patterns/guards/answersPeople.ts';
import { ask } from './ask.ts';

describe('guard answersPeople', () => {
  it('wants a server, a page, a prompt or a chat', async () => {
    assert.equal(await ask(answersPeople, 'import gradio as gr\nm()\n', 'm()'), 'yes');
    assert.equal(await ask(answersPeople, 'text = input("> ")\nm()\n', 'm()'), 'yes');
    assert.equal(await ask(answersPeople, 'model.chat(text)\nm()\n', 'm()'), 'yes');
    assert.equal(await ask(answersPeople, 'model.generate(input_ids)\nm()\n', 'm()'), 'no');
  });
  it('leaves what measures', async () => {
    assert.equal(await ask(answersPeople, '@register_model("a")\nclass A: pass\nmodel.chat(text)\nm()\n', 'm()'), 'no');
  });
});
