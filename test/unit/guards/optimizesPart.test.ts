import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { optimizesPart } from '../../../src/core/patterns/guards/optimizesPart.ts';
import { ask } from './ask.ts';

const made = 'Adam(net.parameters())';
const off = 'for p in net.parameters():\n    p.requires_grad = False\n';

describe('guard optimizesPart', () => {
  it('sees gradients that are switched off', async () => {
    assert.equal(await ask(optimizesPart, `${off}${made}\n`, made), 'yes');
    assert.equal(
      await ask(
        optimizesPart,
        `for n, p in net.named_parameters():\n    if n.startswith("bert"):\n        p.requires_grad = False\n${made}\n`,
        made,
      ),
      'yes',
    );
    assert.equal(await ask(optimizesPart, `net.requires_grad_(False)\n${made}\n`, made), 'yes');
    assert.equal(
      await ask(optimizesPart, `${off}ps = list(filter(on, net.parameters()))\nAdam(ps)\n`, 'Adam(ps)'),
      'yes',
    );
  });

  it('knows a head by its name', async () => {
    assert.equal(await ask(optimizesPart, 'SGD(linear_probe.parameters())\n', 'SGD(linear_probe.parameters())'), 'yes');
    assert.equal(await ask(optimizesPart, 'SGD(net.head.parameters())\n', 'SGD(net.head.parameters())'), 'yes');
  });

  it('leaves other models and those that are switched on again', async () => {
    assert.equal(await ask(optimizesPart, `${made}\n`, made), 'no');
    assert.equal(await ask(optimizesPart, `${off.replace('net', 'old_net')}${made}\n`, made), 'no');
    assert.equal(await ask(optimizesPart, `net.text.requires_grad_(False)\n${made}\n`, made), 'no');
    assert.equal(await ask(optimizesPart, `${off}${off.replace('False', 'True')}${made}\n`, made), 'no');
  });
});
