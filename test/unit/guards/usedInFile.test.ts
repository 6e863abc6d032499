import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usedInFile } from '../../../src/core/patterns/guards/usedInFile.ts';
import { ask } from './ask.ts';

const args = { named: ['gelu'] };
const gelu = 'def my_gelu(x):\n    return f(x)\n';

describe('guard usedInFile', () => {
  it('wants a use of what is only a helper', async () => {
    assert.equal(await ask(usedInFile, gelu, 'f(x)', args), 'no');
    assert.equal(await ask(usedInFile, `TABLE = {"gelu": my_gelu}\n${gelu}`, 'f(x)', args), 'yes');
    assert.equal(await ask(usedInFile, `${gelu}act = nn.my_gelu()\n`, 'f(x)', args), 'no');
    assert.equal(
      await ask(usedInFile, 'class GELU:\n    def forward(self, x):\n        return f(x)\n', 'f(x)', args),
      'no',
    );
  });

  it('lets others pass, but for references', async () => {
    assert.equal(await ask(usedInFile, 'def forward(x):\n    return f(x)\n', 'f(x)', args), 'yes');
    assert.equal(await ask(usedInFile, 'def step_ref(x):\n    return f(x)\n', 'f(x)', args), 'no');
    assert.equal(await ask(usedInFile, 'f(x)\n', 'f(x)', args), 'yes');
  });
});
