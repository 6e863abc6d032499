import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { passesOnce } from '../../../src/core/patterns/guards/passesOnce.ts';
import { ask } from './ask.ts';

describe('guard passesOnce', () => {
  for (const [answer, code, text] of [
    ['yes', 'net(x)', 'net(x)\n'],
    ['no', 'net(x)', 'for x in xs:\n    net(x)\n'],
    ['no', 'net(x)', '[net(x) for x in xs]\n'],
    ['no', 'net(x)', 'def score(x):\n    return net(x)\n'],
    ['yes', 'net(x)', 'def main():\n    net(x)\n'],
    ['yes', 'net(x)', 'def score():\n    net(x)\nscore()\n'],
    ['no', 'net(x)', 'def score():\n    net(x)\nfor y in ys:\n    score()\n'],
    ['yes', 'net(x)', 'def score():\n    net(x)\nscore()\nscore()\n'],
    ['no', 'net(x)', `def score():\n    net(x)\n${'score()\n'.repeat(5)}`],
    ['yes', 'run(x)', 'def run(x):\n    y = net(x)\n    for word in y:\n        print(word)\nrun(x)\n'],
    ['no', 'run(x)', 'def run(xs):\n    for x in xs:\n        net(x)\nrun(x)\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(passesOnce, text, code), answer);
    });
  }
});
