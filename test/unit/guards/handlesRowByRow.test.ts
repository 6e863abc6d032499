import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { handlesRowByRow } from '../../../src/core/patterns/guards/handlesRowByRow.ts';
import { ask } from './ask.ts';

const rows = (body: string, over = 'i in range(v.shape[0])', name = 'f') => {
  const loop = `for ${over}:\n    ${body}`;
  return ask(
    handlesRowByRow,
    `import torch\ndef ${name}(v: torch.Tensor, k):\n  out = []\n  ${loop}\n  torch.stack(out)\n`,
    loop,
  );
};

describe('guard handlesRowByRow', () => {
  it('sees numbers read, rows collected and rows asked', async () => {
    assert.equal(await rows('k.append(v[i].item())'), 'yes');
    assert.equal(await rows('out.append(v[i])'), 'yes');
    assert.equal(await rows('if v[i] == k: break'), 'yes');
    assert.equal(await rows('if row.argmax() == k: break', 'row in v'), 'yes');
  });

  it('leaves models, text, parts of different length, and functions that draw', async () => {
    assert.equal(await rows('out.append(model(v[i]))'), 'no');
    assert.equal(await rows('k.append(tokenizer.decode(v[i].tolist()))'), 'no');
    assert.equal(await rows('out.append(v[i, :k])'), 'no');
    assert.equal(await rows('k.append(v[i].item())', 'i in range(v.shape[0])', 'plot_rows'), 'no');
    assert.equal(await rows('k.append(i)'), 'no');
  });

  it('sees lists of single numbers', async () => {
    const list = '[v[i].item() for i in range(3)]';
    assert.equal(await ask(handlesRowByRow, `import torch\nv = torch.ones(3, device="cuda")\n${list}\n`, list), 'yes');
    assert.equal(await ask(handlesRowByRow, `v = [a, b]\n${list}\n`, list), 'no');
  });
});
