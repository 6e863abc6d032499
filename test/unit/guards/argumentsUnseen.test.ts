import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { argumentsUnseen } from '../../../src/core/patterns/guards/argumentsUnseen.ts';
import { ask } from './ask.ts';

const args = { names: ['fused', 'foreach'] };

describe('guard argumentsUnseen', () => {
  it('knows arguments that are passed on', async () => {
    assert.equal(await ask(argumentsUnseen, 'Adam(p, **options)\n', 'Adam(p, **options)', args), 'yes');
    assert.equal(
      await ask(argumentsUnseen, '"fused" in name\nAdam(p, **options)\n', 'Adam(p, **options)', args),
      'yes',
    );
  });

  it('says no where nothing is hidden or a name is set', async () => {
    assert.equal(await ask(argumentsUnseen, 'Adam(p, lr=1)\n', 'Adam(p, lr=1)', args), 'no');
    assert.equal(await ask(argumentsUnseen, 'o = {"fused": True}\nAdam(p, **o)\n', 'Adam(p, **o)', args), 'no');
    assert.equal(await ask(argumentsUnseen, 'o = dict(fused=True)\nAdam(p, **o)\n', 'Adam(p, **o)', args), 'no');
  });
});
