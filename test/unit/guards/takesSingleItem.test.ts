import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { takesSingleItem } from '../../../src/core/patterns/guards/takesSingleItem.ts';
import { ask } from './ask.ts';

describe('guard takesSingleItem', () => {
  for (const [answer, code, text] of [
    [
      'inferred',
      'model(**e)',
      'import torch\nwith torch.no_grad():\n    for text in texts:\n        e = tokenizer(text, return_tensors="pt")\n        model(**e)\n',
    ],
    ['no', 'model(**e)', 'for text in texts:\n    e = tokenizer(text, return_tensors="pt")\n    model(**e)\n'],
    ['no', 'model(x)', 'import torch\nwith torch.no_grad():\n    for x in loader:\n        model(x)\n'],
    [
      'inferred',
      'model(w[:, a:a + 9])',
      'import torch\nwith torch.no_grad():\n    for a in range(0, n, 9):\n        model(w[:, a:a + 9])\n',
    ],
    [
      'no',
      'model(w[a:a + 9])',
      'import torch\nwith torch.no_grad():\n    for a in range(0, n, 9):\n        model(w[a:a + 9])\n',
    ],
    [
      'inferred',
      'pool.submit(apply_model, model, tile)',
      'for at in places:\n    tile = cut(image, at)\n    pool.submit(apply_model, model, tile)\n',
    ],
    ['no', 'pool.submit(fetch, url)', 'for url in urls:\n    pool.submit(fetch, url)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(takesSingleItem, text, code), answer);
    });
  }
});
