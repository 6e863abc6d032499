import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fewRows } from '../../../src/core/patterns/guards/fewRows.ts';
import { ask } from './ask.ts';

describe('guard fewRows', () => {
  it('sees where the iteration is not what costs', async () => {
    assert.equal(await ask(fewRows, 'for i, r in df.head(3).iterrows():\n  f(r)\n', 'df.head(3).iterrows()'), 'yes');
    assert.equal(await ask(fewRows, 'for i, r in df.iterrows():\n  model.generate(r)\n', 'df.iterrows()'), 'yes');
    assert.equal(await ask(fewRows, 'for i, r in df.iterrows():\n  x.append(r)\n', 'df.iterrows()'), 'no');
  });
  it('sees a server, a database or another task that is waited for', async () => {
    const says = (body: string): Promise<string> =>
      ask(fewRows, `for i, r in df.iterrows():\n  ${body}\n`, 'df.iterrows()');
    assert.equal(await says('a.append(client.chat.completions.create(input=r))'), 'yes');
    assert.equal(await says('a.append(await ask(r))'), 'yes');
    assert.equal(await says('cursor.execute(insert, r)'), 'yes');
    assert.equal(await says('a.append(other.query(r))'), 'no');
  });
  it('sees functions of the project, arrays, and the second of two frames', async () => {
    const own = 'def f(r):\n  return r\nfor i, r in df.iterrows():\n  f(r)\n';
    assert.equal(await ask(fewRows, own, 'df.iterrows()'), 'yes');
    const imported = 'from util import f\nfor i, r in df.iterrows():\n  f(r)\n';
    assert.equal(await ask(fewRows, imported, 'df.iterrows()'), 'yes');
    const array = 'import numpy as np\nfor i, r in df.iterrows():\n  x.append(np.array(r["a"]))\n';
    assert.equal(await ask(fewRows, array, 'df.iterrows()'), 'yes');
    const two = 'for a, b in zip(df.iterrows(), other.iterrows()):\n  x.append(a)\n';
    assert.equal(await ask(fewRows, two, 'df.iterrows()'), 'no');
    assert.equal(await ask(fewRows, two, 'other.iterrows()'), 'yes');
  });
});
