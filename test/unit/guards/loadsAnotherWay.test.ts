import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadsAnotherWay } from '../../../src/core/patterns/guards/loadsAnotherWay.ts';
import { ask } from './ask.ts';

describe('guard loadsAnotherWay', () => {
  for (const [answer, text] of [
    ['yes', 'load(a, use_fast=False)\nload(b, use_fast=True)\n'],
    ['no', 'load(a, use_fast=False)\nload(b, use_fast=False)\n'],
    ['no', 'load(a, use_fast=False)\nuse_fast = True\n'],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(loadsAnotherWay, text, 'use_fast=False'), answer);
    });
  }
});
