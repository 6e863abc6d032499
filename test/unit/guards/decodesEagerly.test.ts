import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodesEagerly } from '../../../src/core/patterns/guards/decodesEagerly.ts';
import { ask } from './ask.ts';

const loop = (given: string): string =>
  `token = first\nfor _ in range(64):\n    logits, past = model(token${given})\n    token = logits.argmax(-1)\n`;

describe('guard decodesEagerly', () => {
  for (const [answer, text] of [
    ['inferred', loop(', past_kv=past')],
    ['inferred', loop(', cache')],
    ['no', `device = 'mps' if there else 'cpu'\n${loop(', past_kv=past')}`],
    ['inferred', `device = 'cuda' if there else 'mps'\n${loop(', past_kv=past')}`],
    ['no', loop('')],
    ['no', loop(', past_kv=past, use_cache=False')],
    ['no', `model = torch.compile(model)\n${loop(', past_kv=past')}`],
    ['no', 'logits, past = model(token, past_kv=past)\ntoken = logits.argmax(-1)\n'],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(decodesEagerly, text, 'logits.argmax(-1)'), answer);
    });
  }
});
