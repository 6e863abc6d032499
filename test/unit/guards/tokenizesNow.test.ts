import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenizesNow } from '../../../src/core/patterns/guards/tokenizesNow.ts';
import { ask } from './ask.ts';

describe('guard tokenizesNow', () => {
  it('knows tokenizers by type or by name', async () => {
    const head = "from transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained('gpt2')\n";
    assert.equal(await ask(tokenizesNow, `${head}t(x)\n`, 't(x)'), 'yes');
    assert.equal(await ask(tokenizesNow, 'text_pipeline(x)\n', 'text_pipeline(x)'), 'inferred');
    assert.equal(await ask(tokenizesNow, 'f(x)\n', 'f(x)'), 'no');
  });
  it('leaves what is stored in the object', async () => {
    const text = 'class A:\n    def get(self, i):\n        self.rows[i] = tokenize(i)\n';
    assert.equal(await ask(tokenizesNow, text, 'tokenize(i)'), 'no');
  });
  it('leaves text that is drawn at random', async () => {
    assert.equal(
      await ask(tokenizesNow, 'def f(x):\n    x = random.choice(x)\n    tokenize(x)\n', 'tokenize(x)'),
      'no',
    );
  });
});
