import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isTrainedAfter } from '../../../src/core/patterns/guards/isTrainedAfter.ts';
import { ask } from './ask.ts';

describe('guard isTrainedAfter', () => {
  for (const [answer, code, text] of [
    ['yes', 'm.half()', 'import torch\nm.half()\no = torch.optim.Adam(m.parameters())\nloss.backward()\n'],
    ['inferred', 'm.half()', 'm.half()\no = MyAdam(m.parameters())\nloss.backward()\n'],
    [
      'yes',
      'Net().half()',
      'import torch\nm = Net().half()\np = list(m.parameters())\no = torch.optim.SGD(p)\nloss.backward()\n',
    ],
    ['no', 'm.half()', 'import torch\no = torch.optim.Adam(m.parameters())\nloss.backward()\no.step()\nm.half()\n'],
    [
      'no',
      'm.half()',
      'import torch\no = torch.optim.Adam(m.parameters())\nfor x in xs:\n  m.half()\n  m(x).backward()\n  m.float()\n  o_opt.step()\n',
    ],
    [
      'yes',
      'm.half()',
      'import torch\no = torch.optim.Adam(m.parameters())\nfor x in xs:\n  m.half()\n  m(x).backward()\n  o_opt.step()\n  m.float()\n',
    ],
    [
      'no',
      'm.half()',
      'import torch\ndef main():\n  o = torch.optim.Adam(m.parameters())\n  if only_eval:\n    m.half()\n    return check(m)\n  m(x).backward()\n',
    ],
    [
      'yes',
      'm.half()',
      'import torch\ndef main():\n  o = torch.optim.Adam(m.parameters())\n  if fp16:\n    m.half()\n  m(x).backward()\n  return m\n',
    ],
    ['no', 't.half()', 'import torch\nt.half()\no = torch.optim.Adam(m.parameters())\nloss.backward()\n'],
  ] as const) {
    it(`says ${answer} of ${code} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(isTrainedAfter, text, code), answer);
    });
  }
});
