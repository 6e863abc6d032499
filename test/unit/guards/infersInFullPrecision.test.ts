import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { infersInFullPrecision } from '../../../src/core/patterns/guards/infersInFullPrecision.ts';
import { ask } from './ask.ts';

describe('guard infersInFullPrecision', () => {
  const script = (made: string, after = ''): string =>
    `import torch\nnet = ${made}\nnet.cuda()\nnet.eval()\nwith torch.no_grad():\n    for x in xs:\n        keep(net(x))\n${after}`;
  it('asks for large weights that only infer, again and again, on a GPU', async () => {
    assert.equal(await ask(infersInFullPrecision, script('load_model("vit_large.pt")'), 'net.eval()'), 'inferred');
    assert.equal(await ask(infersInFullPrecision, script('load_model("flow.pt")'), 'net.eval()'), 'no');
    assert.equal(
      await ask(infersInFullPrecision, script('load_model("vit_large.pt")').replace('.cuda()', ''), 'net.eval()'),
      'no',
    );
    assert.equal(
      await ask(
        infersInFullPrecision,
        script('load_model("vit_large.pt")').replace('for x in xs:', 'if x:'),
        'net.eval()',
      ),
      'no',
    );
  });
  it('leaves files that choose a format, train or write weights', async () => {
    for (const line of ['net.half()', 'loss.backward()', 'torch.save(net.state_dict(), "b.pt")']) {
      const text = script('load_model("vit_large.pt")', `${line}\n`);
      assert.equal(await ask(infersInFullPrecision, text, 'net.eval()'), 'no');
    }
  });
});
