import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { onceAnEpoch } from '../../../src/core/patterns/guards/onceAnEpoch.ts';
import { ask } from './ask.ts';

describe('guard onceAnEpoch', () => {
  for (const [answer, code, text] of [
    ['yes', 'loss.item()', 'for epoch in range(200):\n    loss.item()\n'],
    ['yes', 'loss.item()', 'for epoch in tqdm(range(1, 9)):\n    loss.item()\n'],
    ['no', 'loss.item()', 'for epoch in range(200):\n    for x in loader:\n        loss.item()\n'],
    ['yes', 'loss.item()', 'epochs = trange(args.epochs)\nfor _ in epochs:\n    loss.item()\n'],
    ['yes', 'loss.item()', 'for i in range(args.epochs):\n    loss.item()\n'],
    ['no', 'loss.item()', 'for i in range(iters_per_epoch):\n    loss.item()\n'],
    ['no', 'loss.item()', 'for i in range(epochs * steps):\n    loss.item()\n'],
    ['no', 'loss.item()', 'for epoch, batch in enumerate(loader):\n    loss.item()\n'],
    ['no', 'loss.item()', 'for step in range(200):\n    loss.item()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(onceAnEpoch, text, code), answer);
    });
  }
});
