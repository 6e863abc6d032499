import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readTrigger, standsAt } from '../../../src/core/patterns/trigger.ts';

const stands = (written: string, text: string): boolean => {
  const trigger = readTrigger(written);
  return standsAt(trigger, text, text.indexOf(trigger.word));
};

describe('triggers', () => {
  it('take a bare word anywhere', () => assert.ok(stands('half', 'x = half')));
  it('take a method only where it is called', () => {
    assert.ok(stands('.item(', 'loss.item()'));
    assert.ok(stands('.item(', 'loss\n    .item ()'));
    assert.ok(!stands('.item(', 'item()'));
    assert.ok(!stands('.item(', 'loss.item'));
  });
  it('take a keyword argument with or without spaces', () => {
    assert.ok(stands('optim=', 'f(optim="x")'));
    assert.ok(stands('optim=', 'f(optim = "x")'));
    assert.ok(!stands('optim=', 'from torch import optim'));
  });
  it('refuse what is no word', () => {
    for (const written of ['', 'a b', '.', 'x)', 'torch.nn']) assert.throws(() => readTrigger(written));
  });
});
