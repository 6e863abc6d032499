import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { comesBackFromNumpy } from '../../../src/core/patterns/guards/comesBackFromNumpy.ts';
import { ask } from './ask.ts';

describe('guard comesBackFromNumpy', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'y.cpu().numpy()',
      'import numpy as np\nimport torch\nfor x in xs:\n    y = model(x)\n    a = y.cpu().numpy()\n    b = torch.from_numpy(np.sort(a)).to(y.device)\n',
    ],
    [
      'no',
      'y.cpu().numpy()',
      'import numpy as np\nimport torch\ny = model(x)\na = y.cpu().numpy()\nb = torch.from_numpy(np.sort(a)).to(y.device)\n',
    ],
    [
      'no',
      'y.cpu().numpy()',
      'import torch\nfor x in xs:\n    y = model(x)\n    a = env.step(y.cpu().numpy())\n    b = torch.from_numpy(a).to(y.device)\n',
    ],
    ['no', 'y.cpu().numpy()', 'import torch\nfor x in xs:\n    y = model(x)\n    keep(y.cpu().numpy())\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(comesBackFromNumpy, text, code), answer);
    });
  }
});
