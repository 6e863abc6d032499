import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { streamsOutput } from '../../../src/core/patterns/guards/streamsOutput.ts';
import { ask } from './ask.ts';

describe('guard streamsOutput', () => {
  for (const [answer, code, text] of [
    ['yes', 'token.item()', 'while True:\n    ids.append(token.item())\n    yield tokenizer.decode(ids)\n'],
    ['yes', 'token.item()', 'for i in range(9):\n    ids.append(token.item())\n    text = self.tok_decode(ids)\n'],
    ['yes', 'token.item()', 'for i in range(9):\n    print(words[token.item()], end=" ")\n'],
    ['no', 'token.item()', 'for i in range(9):\n    ids.append(token.item())\nprint(tokenizer.decode(ids))\n'],
    ['no', 'token.item()', 'for i in range(9):\n    out = self.decode(ids)\n    ids.append(token.item())\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(streamsOutput, text, code), answer);
    });
  }
});
