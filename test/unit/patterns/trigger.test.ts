import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readTrigger, standsAt } from '../../../src/core/patterns/trigger.ts';

const stands = (written: string, text: string): boolean => {
  const trigger = readTrigger(written);
  const start = text.indexOf(trigger.word);
  return standsAt(trigger, text, start, start + trigger.word.length);
};

describe('triggers', () => {
  it('take a bare word anywhere', () => assert.ok(stands('half', 'x = half')));
  it('take a method only where it is called', () => {
    assert.ok(stands('.item(', 'loss.item()'));
    assert.ok(stands('.item(', 'loss\n    .item ()'));
    assert.ok(!stands('.item(', 'item()'));
    assert.ok(!stands('.item(', 'loss.item'));
  });
  it('take a name that is called only where it is no method', () => {
    const free = (text: string): boolean => {
      const start = text.indexOf('float');
      return standsAt({ ...readTrigger('float('), isFree: true }, text, start, start + 'float'.length);
    };
    assert.ok(free('float(x)') && free('(float(x))'));
    assert.ok(!free('x.float()') && !free('x\n    .float()'));
  });
  it('take a keyword argument with or without spaces', () => {
    assert.ok(stands('optim=', 'f(optim="x")'));
    assert.ok(stands('optim=', 'f(optim = "x")'));
    assert.ok(!stands('optim=', 'from torch import optim'));
  });
  it('take more of what follows, whatever the quotes and blanks', () => {
    assert.ok(stands('.eval()', 'model.eval( )'));
    assert.ok(!stands('.eval()', 'model.eval(x)'));
    assert.ok(stands('.unsqueeze(0', 'x.unsqueeze(0)'));
    assert.ok(!stands('.unsqueeze(0', 'x.unsqueeze(1)'));
    assert.ok(stands('padding="max_length"', "padding = 'max_length'"));
    assert.ok(!stands('padding="max_length"', 'padding=1'));
  });
  it('leave out calls with a keyword argument that must not be given', () => {
    assert.ok(stands('zeros(!device=', 'zeros(n).to(device=d)'));
    assert.ok(stands('zeros(!device=', 'zeros(f(2), dtype=d)'));
    assert.ok(!stands('zeros(!device=', 'zeros(f(2),\n  device = d)'));
    assert.ok(stands('zeros(!device=', 'zeros(device'), 'a call that does not end');
  });
  it('refuse what is no word', () => {
    for (const written of ['', 'a b', '.', 'x)', 'torch.nn', 'x!y=', 'x(0!y='])
      assert.throws(() => readTrigger(written));
  });
});
