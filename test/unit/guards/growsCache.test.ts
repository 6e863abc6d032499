import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { growsCache } from '../../../src/core/patterns/guards/growsCache.ts';
import { ask } from './ask.ts';

describe('guard growsCache', () => {
  it('knows kept and new keys by their names', async () => {
    const text = 'import torch\ndef f(past_k, k):\n    k = torch.cat([past_k, k], dim=2)\n';
    assert.equal(await ask(growsCache, text, 'torch.cat([past_k, k], dim=2)'), 'yes');
    assert.equal(await ask(growsCache, 'import torch\nk = torch.cat([a, k])\n', 'torch.cat([a, k])'), 'no');
    assert.equal(
      await ask(growsCache, 'import torch\nm = torch.cat([past_mask, key_mask])\n', 'torch.cat([past_mask, key_mask])'),
      'no',
    );
  });
  it('tells keys and values once', async () => {
    const text =
      'import torch\ndef f(past_k, past_v, k, v):\n    k = torch.cat([past_k, k])\n    v = torch.cat([past_v, v])\n';
    assert.equal(await ask(growsCache, text, 'torch.cat([past_v, v])'), 'no');
  });
});
