import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { madeOnce } from '../../../src/core/patterns/guards/madeOnce.ts';
import { ask } from './ask.ts';

const inLoop = (lines: string): string =>
  `def f(model, xs, args, warmup):\n  g = None\n  for i, x in enumerate(xs):\n${lines}`;

describe('guard madeOnce', () => {
  for (const [answer, body] of [
    ['no', '    g = make(model)\n'],
    ['no', '    if args.fast:\n      g = make(model)\n'],
    ['no', '    if hasattr(torch, "compile"):\n      g = make(model)\n'],
    ['yes', '    if g is None:\n      g = make(model)\n'],
    ['yes', '    if i == warmup:\n      g = make(model)\n'],
    ['yes', '    g = g or make(model)\n'],
    ['yes', '    g = make(model) if g is None else g\n'],
    ['yes', '    first = i == 0\n    if first:\n      g = make(model)\n'],
    ['yes', '    try:\n      g(x)\n    except KeyError:\n      g = make(model)\n'],
  ] as const) {
    it(`${answer}: ${body.trim().replace(/\n\s*/g, ' ')}`, async () => {
      assert.equal(await ask(madeOnce, inLoop(body), 'make(model)'), answer);
    });
  }
});
