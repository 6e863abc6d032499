import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { Apis } from '../../../src/core/names/apis.ts';
import { GUARDS } from '../../../src/core/patterns/guards/index.ts';
import { NO_FACTS } from '../../../src/core/patterns/project.ts';
import { ready } from '../../../src/core/patterns/ready.ts';
import { TextFilter } from '../../../src/core/patterns/textFilter.ts';
import { SourceText } from '../../../src/core/source/text.ts';
import { compiledPatterns } from '../../lens.ts';

/** The compiled patterns as a filter; read once. */
async function makeFilter(): Promise<{ table: Apis; mayShow: (text: string) => string[] }> {
  const { patterns, apis } = await compiledPatterns();
  const table = new Apis(apis);
  const named = new Map(GUARDS.map((guard) => [guard.name, guard]));
  const filter = new TextFilter(patterns.map((pattern) => ready(pattern, named, table)));
  return {
    table,
    mayShow: (text) => filter.prospects(new SourceText(text), NO_FACTS).map(({ pattern }) => pattern.id),
  };
}

describe('the filter before parsing', () => {
  let table: Apis;
  let mayShow: (text: string) => string[];

  before(async () => {
    ({ table, mayShow } = await makeFilter());
  });

  it('lets a pattern through where its words stand, and nothing else', () => {
    const text = 'for x in loader:\n    loss.backward()\n    total += loss.item()\n    x = x.to("cuda")\n';
    assert.ok(mayShow(text).includes('host-sync-in-training-step'));
    assert.deepEqual(mayShow('x = 1\n'), []);
  });
  it('knows a word by the name that an import gives it', () => {
    const text = 'from torch.optim import AdamW as Updater\nupdate = Updater(model.parameters())\n';
    assert.ok(mayShow(text).includes('optimizer-unfused'));
    assert.ok(!mayShow(text.replace('= Updater(', '= Other(')).includes('optimizer-unfused'));
  });
  it('rules out what needs a word that stands nowhere', () => {
    const text = 'for x in loader:\n    total += loss.item()\n    x = x.to("cuda")\n';
    assert.ok(!mayShow(text).includes('host-sync-in-training-step'));
  });
  it('rules out what needs a loop where there is none', () => {
    const text = 'loss.backward()\ntotal = loss.item()\nx = x.to("cuda")\n';
    assert.ok(!mayShow(text).includes('host-sync-in-training-step'));
  });
  it('rules out what a word of the text, or an import, keeps quiet', () => {
    const text = 'ids = tokenizer(texts, padding="max_length", max_length=512)\n';
    assert.ok(mayShow(text).includes('padded-to-max-length'));
    assert.ok(!mayShow(`${text}pixel_values = None\n`).includes('padded-to-max-length'));
    assert.ok(!mayShow(`import diffusers\n${text}`).includes('padded-to-max-length'));
  });
  it('passes over examples in docstrings and comments', () => {
    const line = 'weights = torch.softmax(q @ k.transpose(-2, -1), -1) @ v';
    assert.ok(mayShow(line).includes('attention-scores-materialized'));
    assert.deepEqual(mayShow(`# ${line}\n`), []);
    assert.deepEqual(mayShow(`    >>> ${line}\n`), []);
  });
  it('rules out what a word of the text silences anywhere', () => {
    const text =
      'import torch\nclass A(torch.nn.Module):\n    def forward(self, k):\n        k = torch.cat([past_k, k], 1)\n';
    assert.ok(mayShow(text).includes('cache-grown-by-concatenation'));
    assert.ok(!mayShow(`${text}# StaticCache\n`).includes('cache-grown-by-concatenation'));
  });
  it('knows a thing by all its last words', () =>
    assert.deepEqual(table.lastWords('torch.float16'), ['float16', 'half']));
});
