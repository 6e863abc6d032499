import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { copiesEachBatch } from '../../../src/core/patterns/guards/copiesEachBatch.ts';
import { ask } from './ask.ts';

const loop = (over: string, copy: string): string =>
  `def f(over, w):\n  for x in ${over}:\n    y = ${copy}\n    m(y)\n`;

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
  it('takes what a helper copies of a batch, and no statement that moves a module', async () => {
    assert.equal(await ask(copiesEachBatch, 'def move_to_cuda(x):\n  return x.cuda()\n', 'x.cuda()'), 'yes');
    assert.equal(await ask(copiesEachBatch, 'for x in over:\n  x.cuda()\n', 'x.cuda()'), 'no');
  });
  it('takes the first part of a batch that a step is given or makes, unless a caller may have moved it', async () => {
    const step = (copy: string): string => `import torch\ndef train_step(batch, x):\n  return model(${copy})\n`;
    for (const copy of ["batch['x'].to(device)", 'x.cuda()', 'tokenizer(rows).to(device)', 'torch.stack(rows).cuda()'])
      assert.equal(await ask(copiesEachBatch, step(copy), copy), 'yes', copy);
    for (const copy of ['x.to(y.device)', 'x.cuda(non_blocking=True)', 'model(x).to(device)'])
      assert.equal(await ask(copiesEachBatch, step(copy), copy), 'no', copy);
    const repair = 'def forward(x):\n  if not x.is_cuda:\n    x = x.cuda()\n  return f(x)\n';
    assert.equal(await ask(copiesEachBatch, repair, 'x.cuda()'), 'no');
  });
});
