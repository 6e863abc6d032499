import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { copiesBlock } from '../../../src/core/patterns/guards/copiesBlock.ts';
import { ask } from './ask.ts';

const loop = (copy: string, then = 'm(x).backward()'): string =>
  `import torchvision\nfrom torch.utils.data import DataLoader\nfor x in DataLoader(d):\n  ${copy}\n  ${then}\n`;

describe('guard copiesBlock', () => {
  it('finds a copy that waits', async () => {
    assert.equal(await ask(copiesBlock, loop('x = x.to(device)'), 'DataLoader(d)'), 'yes');
    assert.equal(await ask(copiesBlock, loop('x = x["image"].cuda()'), 'DataLoader(d)'), 'yes');
    assert.equal(await ask(copiesBlock, loop('y, z = x; z = z.cuda()'), 'DataLoader(d)'), 'yes');
    assert.equal(
      await ask(copiesBlock, loop('x = x.cuda()', 'm(x).backward(); t += loss.item()'), 'DataLoader(d)'),
      'yes',
    );
  });
  it('leaves batches of which nothing says that they are large', async () => {
    const text = loop('x = x.to(device)').replace('import torchvision\n', '');
    assert.equal(await ask(copiesBlock, text, 'DataLoader(d)'), 'no');
  });
  it('leaves loops that do not train', async () => {
    assert.equal(await ask(copiesBlock, loop('x = x.cuda()', 'm(x)'), 'DataLoader(d)'), 'no');
  });
  it('leaves copies that do not wait, casts and other values', async () => {
    for (const copy of ['x.to(device, non_blocking=True)', 'x.to(dtype)', 'y.to(device)']) {
      assert.equal(await ask(copiesBlock, loop(copy), 'DataLoader(d)'), 'no');
    }
  });
});
