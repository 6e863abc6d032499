import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { savesLargeState } from '../../../src/core/patterns/guards/savesLargeState.ts';
import { ask } from './ask.ts';

const step = (head: string): string =>
  `${head}\nfor i, x in enumerate(loader):\n    m(x).backward()\n    if i % 500 == 0:\n        save(m)\n`;

describe('guard savesLargeState', () => {
  it('wants a library of large models', async () => {
    assert.equal(await ask(savesLargeState, step('import transformers'), 'save(m)'), 'yes');
    assert.equal(await ask(savesLargeState, step('import torch'), 'save(m)'), 'no');
  });
  it('leaves adapters, and what is written once an epoch', async () => {
    assert.equal(await ask(savesLargeState, step('import transformers, peft'), 'save(m)'), 'no');
    const epochs =
      'import transformers\nfor e in range(3):\n    for x in loader:\n        m(x).backward()\n    save(m)\n';
    assert.equal(await ask(savesLargeState, epochs, 'save(m)'), 'no');
  });
});
