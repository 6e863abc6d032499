import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { attendsByBlock } from '../../../src/core/patterns/guards/attendsByBlock.ts';
import { ask } from './ask.ts';

const turn = (body: string, over = 'range(n)') => {
  const loop = `for i in ${over}:\n    ${body}`;
  return ask(attendsByBlock, `import torch\ndef f(q, k, v, n, out):\n  ${loop}\n`, loop);
};

describe('guard attendsByBlock', () => {
  it('sees scores, softmax and values of slices', async () => {
    assert.equal(await turn('attn = (q[i:i+4] @ k.mT).softmax(-1); out[i] = attn @ v'), 'yes');
    assert.equal(await turn('attn = torch.bmm(i, k).softmax(-1); out.append(attn @ v)', 'zip(q.split(n), out)'), 'yes');
  });

  it('leaves what lacks one of them, whole queries, and layers', async () => {
    assert.equal(await turn('attn = (q[i:i+4] @ k.mT).softmax(-1)'), 'no');
    assert.equal(await turn('attn = q[i:i+4] @ k.mT; out[i] = attn @ v'), 'no');
    assert.equal(await turn('attn = (q @ k.mT).softmax(-1); out[i] = attn @ v'), 'no');
    assert.equal(await turn('attn = (q[i:i+4] @ k.mT).softmax(-1); out[i] = attn @ v', 'range(num_layers)'), 'no');
  });
});
