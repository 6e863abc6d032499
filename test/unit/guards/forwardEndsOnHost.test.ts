import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { forwardEndsOnHost } from '../../../src/core/patterns/guards/forwardEndsOnHost.ts';
import { ask } from './ask.ts';

describe('guard forwardEndsOnHost', () => {
  it('asks of every use of the result', async () => {
    assert.equal(
      await ask(forwardEndsOnHost, 'import torch\ny = model(x)\na = y.argmax(1).item()\n', 'y.argmax(1)'),
      'inferred',
    );
    assert.equal(
      await ask(forwardEndsOnHost, 'import torch\ny = model(x)\na = y.argmax(1).item()\nkeep(y)\n', 'y.argmax(1)'),
      'no',
    );
    assert.equal(
      await ask(forwardEndsOnHost, 'import torch\nwith torch.no_grad():\n    a = model(x).item()\n', 'model(x)'),
      'no',
    );
    assert.equal(await ask(forwardEndsOnHost, 'import torch\ny = x + 1\na = y.item()\n', 'y'), 'no');
  });
  it('leaves the methods of derived classes to their callers', async () => {
    const text =
      'from task import Task\nclass T(Task):\n    def valid_step(self, model, x):\n        return model(x).item()\n';
    assert.equal(await ask(forwardEndsOnHost, text, 'model(x)'), 'no');
  });
  it('takes a detached result for one that had a graph, and NumPy without detach for one that had none', async () => {
    assert.equal(
      await ask(forwardEndsOnHost, 'import torch\ny = model(x)\na = y.detach().cpu().numpy()\n', 'y.detach()'),
      'inferred',
    );
    assert.equal(await ask(forwardEndsOnHost, 'import torch\ny = model(x)\na = y.cpu().numpy()\n', 'y.cpu()'), 'no');
  });
  it('knows that of values and places only the places are whole numbers', async () => {
    const text = 'import torch\ny = model(x)\nbest, place = torch.max(y, 1)\n';
    assert.equal(await ask(forwardEndsOnHost, text, 'y'), 'inferred');
    assert.equal(await ask(forwardEndsOnHost, `${text}keep(best)\n`, 'y'), 'no');
    assert.equal(await ask(forwardEndsOnHost, `${text}keep(place)\n`, 'y'), 'inferred');
  });
  it('asks nobody else who gives the model', async () => {
    const text = 'import torch\ndef pick(model, x):\n    return model(x).argmax(1)\n';
    assert.equal(await ask(forwardEndsOnHost, text, 'model(x)'), 'no');
    assert.equal(await ask(forwardEndsOnHost, `${text}pick(make(), 3)\n`, 'model(x)'), 'inferred');
  });
});
