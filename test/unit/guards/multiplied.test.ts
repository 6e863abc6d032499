import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { multiplied } from '../../../src/core/patterns/guards/multiplied.ts';
import { ask } from './ask.ts';

describe('guard multiplied', () => {
  it('follows a value into a plain product', async () => {
    assert.equal(await ask(multiplied, 'import torch\nh = make(i)\ny = h.float().t() @ w\n', 'make(i)'), 'inferred');
    assert.equal(await ask(multiplied, 'import torch\nh = make(i)\ny = h.sum()\n', 'make(i)'), 'no');
    assert.equal(
      await ask(multiplied, 'import torch\nh = make(i)\ny = torch.einsum("ab,bc->ac", h, w)\n', 'make(i)'),
      'no',
    );
  });

  it('leaves out what a constant of the file switches off', async () => {
    const code = (head: string, test: string): string =>
      `import torch\n${head}\ndef f(i, w):\n    h = make(i).float()\n    if ${test}:\n        return h @ w\n`;
    assert.equal(await ask(multiplied, code('WIDTH = 0', 'WIDTH > 0'), 'make(i)'), 'no');
    assert.equal(await ask(multiplied, code('OFF = True', 'not OFF'), 'make(i)'), 'no');
    assert.equal(await ask(multiplied, code('WIDTH = 8', 'WIDTH > 0'), 'make(i)'), 'inferred');
    assert.equal(await ask(multiplied, code('WIDTH = size()', 'WIDTH > 0'), 'make(i)'), 'inferred');
  });

  it('leaves out integers, which no product takes, and short vectors', async () => {
    assert.equal(await ask(multiplied, 'import torch\nh = make(i)\ny = h.t() @ w\n', 'make(i)'), 'no');
    assert.equal(await ask(multiplied, 'import torch\ny = make(i, 10).float() @ w\n', 'make(i, 10)'), 'no');
    assert.equal(await ask(multiplied, 'import torch\ny = make(i, n).float() @ w\n', 'make(i, n)'), 'inferred');
  });
});
