import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { recursOverSteps } from '../../../src/core/patterns/guards/recursOverSteps.ts';
import { Blocks } from '../../../src/core/source/blocks.ts';
import { Surroundings } from '../../../src/core/source/surroundings.ts';
import { GuardArguments } from '../../../src/core/patterns/guard.ts';
import { ask } from './ask.ts';

describe('guard recursOverSteps', () => {
  for (const [answer, code, text] of [
    [
      'yes',
      'for t in range(n):\n  out[t + 1] = out[t] * a[t]',
      'import torch\nfor t in range(n):\n  out[t + 1] = out[t] * a[t]\n',
    ],
    [
      'yes',
      'for t in reversed(range(n)):\n  gae = delta[t] + lam * gae',
      'import torch\nfor t in reversed(range(n)):\n  gae = delta[t] + lam * gae\n',
    ],
    [
      'yes',
      'for t in range(n):\n  h = torch.tanh(x[:, t] + u @ h)',
      'import torch\nfor t in range(n):\n  h = torch.tanh(x[:, t] + u @ h)\n',
    ],
    [
      'yes',
      'for x, d in zip(xs, ds):\n  y, state = lstm(x, state * d)',
      'import torch\nfor x, d in zip(xs, ds):\n  y, state = lstm(x, state * d)\n',
    ],
    ['no', 'for t in range(n):\n  out[t] = a[t] * 2', 'import torch\nfor t in range(n):\n  out[t] = a[t] * 2\n'],
    [
      'no',
      'for t in range(4):\n  out[t + 1] = out[t] * a[t]',
      'import torch\nfor t in range(4):\n  out[t + 1] = out[t] * a[t]\n',
    ],
    [
      'no',
      'for t in range(num_layers):\n  out[t + 1] = out[t] * a[t]',
      'import torch\nfor t in range(num_layers):\n  out[t + 1] = out[t] * a[t]\n',
    ],
    [
      'no',
      'for t in range(n):\n  out[t + 1] = out[t] * a[t]',
      'import torch\nout = [0] * 9\nfor t in range(n):\n  out[t + 1] = out[t] * a[t]\n',
    ],
    [
      'no',
      'for t in range(n):\n  out[t + 1] = np.exp(out[t]) * a[t]',
      'import torch\nfor t in range(n):\n  out[t + 1] = np.exp(out[t]) * a[t]\n',
    ],
    [
      'no',
      'for t in range(n):\n  h = first(x[t])\n  h = torch.tanh(u @ h)',
      'import torch\nfor t in range(n):\n  h = first(x[t])\n  h = torch.tanh(u @ h)\n',
    ],
    [
      'no',
      'for t in range(1, n):\n  out, h = decoder(word, h)\n  word = out.argmax(1) if free else y[t]',
      'import torch\nfor t in range(1, n):\n  out, h = decoder(word, h)\n  word = out.argmax(1) if free else y[t]\n',
    ],
    ['no', 'for t in range(n):\n  c = c * f(out[t])', 'import torch\nfor t in range(n):\n  c = c * f(out[t])\n'],
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(recursOverSteps, text, code), answer);
    });
  }

  for (const [may, text] of [
    [true, 'for t in range(n):\n  out[t + 1] = out[t] * a[t]\n'],
    [true, 'for x in inputs: # one a step\n  h = torch.tanh(w @ h + x)\n'],
    [true, 'for x, d in zip(\n    xs, ds\n):\n  y, state = lstm(x, state * d)\n'],
    [false, 'names = [n for n in range(3)]\n'],
    [false, 'for t in range(n):\n  print(t)\n'],
    [false, 'for batch in loader:\n  out[0] = batch\n'],
    [false, 'for t in range(num_layers):\n  out[t + 1] = out[t] * a[t]\n'],
    [false, 'for x in inputs:\n  total = total + x\n'],
  ] as const) {
    it(`${may ? 'looks at' : 'rules out'} ${JSON.stringify(text)}`, () => {
      assert.equal(recursOverSteps.mayStand!(new Surroundings(new Blocks(text), 0), new GuardArguments({})), may);
    });
  }
});
