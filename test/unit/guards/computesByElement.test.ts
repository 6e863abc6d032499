import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { computesByElement } from '../../../src/core/patterns/guards/computesByElement.ts';
import { ask } from './ask.ts';

const rows = (body: string, over = 'range(v.shape[0])', name = 'f') => {
  const loop = `for i in ${over}:\n    ${body}`;
  return ask(
    computesByElement,
    `import torch\ndef ${name}(v: torch.Tensor, w):\n  out = []\n  ${loop}\n  torch.stack(out)\n`,
    loop,
  );
};

const list = (text: string) =>
  ask(computesByElement, `import torch\ndef f(v: torch.Tensor, w, n):\n  return ${text}\n`, /\[.*\]/.exec(text)![0]);

describe('guard computesByElement', () => {
  it('sees rows that are computed and collected or written', async () => {
    assert.equal(await rows('out.append(torch.relu(v[i]))'), 'yes');
    assert.equal(await rows('w[i][torch.topk(v[i], 3)[1]] = 1'), 'yes');
    assert.equal(await rows('out.append(torch.mean(v[i, :n], dim=0))'), 'yes');
    assert.equal(await rows('out.append(w[v == i].mean(dim=0))', 'range(num_classes)'), 'yes');
  });

  it('leaves layers, models, chance, rows of different length, and functions that prepare', async () => {
    assert.equal(await rows('out.append(torch.relu(v[i]))', 'range(num_layers)'), 'no');
    assert.equal(await rows('out.append(torch.relu(model(v[i])))'), 'no');
    assert.equal(await rows('out.append(torch.relu(v[i]) + torch.rand(1))'), 'no');
    assert.equal(await rows('out.append(torch.relu(v[i, :n]))'), 'no');
    assert.equal(await rows('out.append(torch.relu(v[i]))', 'range(v.shape[0])', 'plot_rows'), 'no');
    assert.equal(await rows('out.append(i)'), 'no');
  });

  it('takes rows of any length where targets are made', async () => {
    assert.equal(await rows('out.append(torch.relu(v[i, :n]))', 'range(v.shape[0])', 'get_targets'), 'yes');
  });

  it('sees lists of pairs, of rows in a stack, and masks token by token', async () => {
    assert.equal(await list('[torch.cosine_similarity(a, b) for a, b in zip(v, w)]'), 'yes');
    assert.equal(await list('torch.stack([v[i, w[i]] for i in range(v.shape[0])])'), 'yes');
    assert.equal(await list('[t != 0 for t in v.tolist()]'), 'yes');
    assert.equal(await list('[a + b for a, b in zip(v, w)]'), 'no');
    assert.equal(await list('torch.stack([v[i] for i in range(v.shape[0])])'), 'no');
    assert.equal(await list('["a" if t == 0 else "b" for t in v.tolist()]'), 'no');
  });

  it('sees boxes that are suppressed by hand', async () => {
    const loop = 'while o.numel() > 0:\n    k.append(o[0])\n    o = o[iou(b[o[0]], b[o]) < 0.5]';
    assert.equal(await ask(computesByElement, `import torch\ndef f(o, b, k):\n  ${loop}\n`, loop), 'yes');
    const other = 'while o.numel() > 0:\n    k.append(o[0])\n    o = o[1:]';
    assert.equal(await ask(computesByElement, `import torch\ndef f(o, b, k):\n  ${other}\n`, other), 'no');
  });
});
