import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { usedPerItem } from '../../../src/core/patterns/guards/usedPerItem.ts';
import { ask } from './ask.ts';

describe('guard usedPerItem', () => {
  const head = "from transformers import pipeline\np = pipeline('ner')\n";
  it('follows the name to its calls', async () => {
    assert.equal(await ask(usedPerItem, `${head}ys = [p(x) for x in items]\n`, "pipeline('ner')"), 'yes');
    const each = `${head}ys = [p(x) for x in items]\n`;
    assert.equal(await ask(usedPerItem, `${each}p.model = other(p.model)\n`, "pipeline('ner')"), 'no');
    assert.equal(await ask(usedPerItem, `${each}print(p.model)\n`, "pipeline('ner')"), 'yes');
    assert.equal(await ask(usedPerItem, `${head}ys = p(items)\n`, "pipeline('ner')"), 'no');
    assert.equal(
      await ask(usedPerItem, `${head}def f(p):\n    return [p(x) for x in items]\n`, "pipeline('ner')"),
      'no',
    );
  });
});
