import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { recursOverSteps } from '../../../src/core/patterns/guards/recursOverSteps.ts';
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
  ] as const) {
    it(`says ${answer} in ${JSON.stringify(text)}`, async () => {
      assert.equal(await ask(recursOverSteps, text, code), answer);
    });
  }
});
