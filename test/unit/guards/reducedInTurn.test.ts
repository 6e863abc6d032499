import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reducedInTurn } from '../../../src/core/patterns/guards/reducedInTurn.ts';
import { ask } from './ask.ts';

const imports = 'import torch.distributed as dist\n';
const of = (code: string, call: string): Promise<string> =>
  ask(reducedInTurn, `${imports}def train_step():\n${code.replace(/^(?=.)/gm, '  ')}`, call);
const alone = (code: string, call: string): Promise<string> => ask(reducedInTurn, `${imports}${code}`, call);

describe('guard reducedInTurn', () => {
  it('marks the first of three in a block', async () => {
    const code = 'dist.all_reduce(a)\ndist.all_reduce(b)\ndist.all_reduce(c)\n';
    assert.equal(await of(code, 'dist.all_reduce(a)'), 'yes');
    assert.equal(await of(code, 'dist.all_reduce(b)'), 'no');
  });

  it('knows a loop over meters, here or around a call of the method', async () => {
    assert.equal(await of('for m in meters:\n    dist.all_reduce(m)\n', 'dist.all_reduce(m)'), 'yes');
    const methods =
      'class Meter:\n    def sync(self):\n        dist.all_reduce(self.t)\nfor m in meters.values():\n    m.sync()\n';
    assert.equal(await alone(methods, 'dist.all_reduce(self.t)'), 'no');
    const stepped = methods
      .replace('for m in', 'for x in data:\n  x.backward()\n  for m in')
      .replace(/    m\.sync/, '      m.sync');
    assert.equal(await alone(stepped, 'dist.all_reduce(self.t)'), 'yes');
  });

  it('leaves reductions after the loop and of different kinds', async () => {
    const code = 'dist.all_reduce(a)\ndist.all_reduce(b)\ndist.all_reduce(c)\n';
    assert.equal(await alone(`for x in data:\n  x.backward()\n${code}`, 'dist.all_reduce(a)'), 'no');
    assert.equal(await of(code.replace('(c)', '(c, op=dist.ReduceOp.MAX)'), 'dist.all_reduce(a)'), 'no');
  });

  it('says no for two, and for a loop over data', async () => {
    assert.equal(await of('dist.all_reduce(a)\ndist.all_reduce(b)\n', 'dist.all_reduce(a)'), 'no');
    assert.equal(await of('for x in loader:\n    dist.all_reduce(x)\n', 'dist.all_reduce(x)'), 'no');
  });
});
