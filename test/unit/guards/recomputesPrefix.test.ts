import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { recomputesPrefix } from '../../../src/core/patterns/guards/recomputesPrefix.ts';
import { ask } from './ask.ts';

const loop = (call: string): string => `import torch
def f(model, ids, past):
    for i in range(90):
        out = ${call}
        token = out.argmax(-1)
        ids = torch.cat([ids, token], dim=1)
`;

describe('guard recomputesPrefix', () => {
  it('tells the whole prefix from its last token', async () => {
    assert.equal(await ask(recomputesPrefix, loop('model(ids)'), 'out.argmax(-1)'), 'inferred');
    assert.equal(await ask(recomputesPrefix, loop('model(ids[:, -64:])'), 'out.argmax(-1)'), 'inferred');
    assert.equal(await ask(recomputesPrefix, loop('model(ids[:, -1:])'), 'out.argmax(-1)'), 'no');
  });
  it('lets a handful of tokens be', async () => {
    const short = loop('model(ids)').replace('range(90)', 'range(9)');
    assert.equal(await ask(recomputesPrefix, short, 'out.argmax(-1)'), 'no');
  });
  it('knows a cache by its name', async () => {
    assert.equal(await ask(recomputesPrefix, loop('model(ids, past)'), 'out.argmax(-1)'), 'no');
    assert.equal(await ask(recomputesPrefix, loop('model(ids, first_state)'), 'out.argmax(-1)'), 'no');
  });
  it('follows a buffer that is filled, and a helper that feeds the model', async () => {
    const buffer = (part: string): string => `import torch
def f(model, ids):
    for i in range(90):
        out = model(ids[${part}])
        ids[:, i] = out[:, -1].argmax(-1)
`;
    assert.equal(await ask(recomputesPrefix, buffer(':, :i'), 'out[:, -1].argmax(-1)'), 'inferred');
    assert.equal(await ask(recomputesPrefix, buffer(':, start:i'), 'out[:, -1].argmax(-1)'), 'no');
    assert.equal(await ask(recomputesPrefix, buffer(':'), 'out[:, -1].argmax(-1)'), 'no');
    const helper = `def pick(model, x):\n    return model(x)[:, -1].argmax(-1)\n${loop('pick(model, ids)')}`;
    assert.equal(await ask(recomputesPrefix, helper, 'out.argmax(-1)'), 'inferred');
  });
});
