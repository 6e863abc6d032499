import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reducedInTurn } from '../../../src/core/patterns/guards/reducedInTurn.ts';
import { ask } from './ask.ts';

const imports = 'import torch.distributed as dist\n';
const of = (code: string, call: string): Promise<string> => ask(reducedInTurn, `${imports}${code}`, call);

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
    assert.equal(await of(methods, 'dist.all_reduce(self.t)'), 'yes');
  });

  it('says no for two, and for a loop over data', async () => {
    assert.equal(await of('dist.all_reduce(a)\ndist.all_reduce(b)\n', 'dist.all_reduce(a)'), 'no');
    assert.equal(await of('for x in loader:\n    dist.all_reduce(x)\n', 'dist.all_reduce(x)'), 'no');
  });
});
