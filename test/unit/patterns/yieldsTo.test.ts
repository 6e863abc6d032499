import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import type { Lens } from '../../../src/core/lens.ts';
import { compiledPatterns, makeLens } from '../../lens.ts';

const CODE = `import torch
device = "cuda"
for x in loader:
    loss = net(x.to(device))
    loss.backward()
    total += loss.item()
`;

describe('a pattern that yields to another', () => {
  const lenses: Lens[] = [];
  const found = async (yields: boolean): Promise<readonly string[]> => {
    const compiled = await compiledPatterns();
    const weak = compiled.patterns.find(({ id }) => id === 'device-asked-every-turn')!;
    const { yieldsTo, ...rest } = weak;
    assert.ok(yieldsTo?.includes('host-sync-in-training-step'));
    const patterns = compiled.patterns.map((pattern) => (pattern === weak && !yields ? rest : pattern));
    const lens = await makeLens({ ...compiled, patterns });
    lenses.push(lens);
    return lens
      .analyze({ id: 'train.py', text: CODE })
      .findings.map(({ pattern }) => pattern)
      .filter((id) => /^(?:device-asked|host-sync)/.test(id));
  };
  after(() => lenses.forEach((lens) => lens.dispose()));

  it('says nothing where the other has been told', async () => {
    assert.deepEqual(await found(true), ['host-sync-in-training-step']);
    assert.deepEqual(await found(false), ['device-asked-every-turn', 'host-sync-in-training-step']);
  });
});
