import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { encodesOnGpu } from '../../../src/core/patterns/guards/encodesOnGpu.ts';
import { ask } from './ask.ts';

describe('guard encodesOnGpu', () => {
  for (const [answer, code, rest] of [
    ['inferred', "E('lab/large', device='cuda')", ''],
    ['inferred', "E('lab/large', device=where)", ''],
    ['no', "E(name, device='cuda')", ''],
    ['no', "E(name, device='cpu')", ''],
    ['no', 'E(name, device=None)', ''],
    ['no', "E('all-MiniLM-L6-v2', device='cuda')", ''],
    ['yes', "E('lab/large')", "model.to('cuda')\n"],
    ['no', "E('lab/large')", "model.to('cpu')\n"],
    ['no', "E('lab/large')", ''],
  ] as const) {
    it(`says ${answer} of ${code} ${rest.trim()}`, async () => {
      assert.equal(await ask(encodesOnGpu, `model = ${code}\n${rest}`, code), answer);
    });
  }

  it('knows what an object keeps', async () => {
    assert.equal(
      await ask(encodesOnGpu, "self.model = E(name, device='cuda')\n", "E(name, device='cuda')"),
      'inferred',
    );
  });
});
