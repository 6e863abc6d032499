import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { copiesEachBatch } from '../../../src/core/patterns/guards/copiesEachBatch.ts';
import { ask } from './ask.ts';

const loop = (over: string, copy: string): string =>
  `import torchvision\ndef f(over, w):\n  for x in ${over}:\n    y = ${copy}\n    m(y).backward()\n`;

describe('guard copiesEachBatch', () => {
  it('takes the first copy that waits of what the loop gives', async () => {
    assert.equal(await ask(copiesEachBatch, loop('over', 'x.cuda()'), 'x.cuda()'), 'yes');
    assert.equal(await ask(copiesEachBatch, loop('bar(over)', 'x[0].to(device)'), 'x[0].to(device)'), 'yes');
    assert.equal(await ask(copiesEachBatch, loop('over', 'x[0].cuda(), x[1].cuda()'), 'x[1].cuda()'), 'no');
  });
  it('leaves parts of a model, other names, casts and copies that do not wait', async () => {
    assert.equal(await ask(copiesEachBatch, loop('net.parameters()', 'x.cuda()'), 'x.cuda()'), 'no');
    for (const copy of ['w.cuda()', 'x.float().cuda()', 'x.cuda(non_blocking=True)', 'x.to(dtype)'])
      assert.equal(await ask(copiesEachBatch, loop('over', copy), copy), 'no', copy);
  });
  it('leaves loops that do not train, unless a loader pins, tokens, and a statement that moves a module', async () => {
    const text = 'import torchvision\nfor x in over:\n  m(x.cuda())\n';
    assert.equal(await ask(copiesEachBatch, text, 'x.cuda()'), 'no');
    assert.equal(await ask(copiesEachBatch, `o = dict(pin_memory=True)\n${text}`, 'x.cuda()'), 'yes');
    assert.equal(await ask(copiesEachBatch, 'for ids in over:\n  m(ids.cuda()).backward()\n', 'ids.cuda()'), 'no');
    assert.equal(await ask(copiesEachBatch, 'for x in over:\n  x.cuda()\n', 'x.cuda()'), 'no');
  });
  it('takes the first part of a batch that a step is given, unless a caller may have moved it', async () => {
    const step = (copy: string): string => `import torchvision\ndef train_step(batch, x):\n  return model(${copy})\n`;
    for (const copy of ["batch['x'].to(device)", 'x.cuda()'])
      assert.equal(await ask(copiesEachBatch, step(copy), copy), 'yes', copy);
    for (const copy of ['x.to(y.device)', 'x.cuda(non_blocking=True)', 'model(x).to(device)', "batch['ids'].cuda()"])
      assert.equal(await ask(copiesEachBatch, step(copy), copy), 'no', copy);
  });
});
