import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { mapsWithWork } from '../../../src/core/patterns/guards/mapsWithWork.ts';
import { ask } from './ask.ts';

describe('guard mapsWithWork', () => {
  it('leaves lambdas that pick fields and mere ranges', async () => {
    assert.equal(await ask(mapsWithWork, 'ds.map(f)\n', 'ds.map(f)'), 'no');
    assert.equal(await ask(mapsWithWork, 'ds.map(decode)\n', 'ds.map(decode)'), 'yes');
    assert.equal(await ask(mapsWithWork, 'ds.map(decode).cache()\n', 'ds.map(decode)'), 'no');
    const own = 'def f(r):\n  return tf.image.resize(r, [8, 8])\nds.map(f)\n';
    assert.equal(await ask(mapsWithWork, own, 'ds.map(f)'), 'yes');
    assert.equal(await ask(mapsWithWork, 'ds.map(lambda r: r[0])\n', 'ds.map(lambda r: r[0])'), 'no');
    assert.equal(await ask(mapsWithWork, 'def f(r):\n  return tf.stack(r)\nds.map(f)\n', 'ds.map(f)'), 'no');
    assert.equal(await ask(mapsWithWork, 'rows = ds.map(f)\nfor row in rows:\n  print(row)\n', 'ds.map(f)'), 'no');
    assert.equal(await ask(mapsWithWork, 'Dataset.range(3).map(f)\n', 'Dataset.range(3).map(f)'), 'no');
  });
});
