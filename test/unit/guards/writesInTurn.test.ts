import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { writesInTurn } from '../../../src/core/patterns/guards/writesInTurn.ts';
import { ask } from './ask.ts';

describe('guard writesInTurn', () => {
  const turn = (rest: string, head = 'for x in loader:') =>
    ask(writesInTurn, `${head}\n  a = x.item()\n${rest}`, 'x.item()');

  it('is about files that are written on every turn', async () => {
    assert.equal(await turn('  out.write(a)\n'), 'yes');
    assert.equal(await turn('  for y in x:\n    cv2.imwrite(name, y)\n'), 'yes');
    assert.equal(await turn('  if local_rank == 0:\n    save_image(a)\n'), 'yes');
    assert.equal(await turn('  if i % 9 == 0:\n    save_image(a)\n'), 'no');
    assert.equal(await turn('  sys.stdout.write(a)\n'), 'no');
    assert.equal(await turn('  print(a)\n'), 'no');
  });

  it('leaves what is saved after an epoch', async () => {
    const epochs = 'for e in epochs:\n  for x in loader:\n    a = x.item()\n  torch.save(model, p)\n';
    assert.equal(await ask(writesInTurn, epochs, 'x.item()'), 'no');
  });
});
