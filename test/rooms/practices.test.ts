import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../src/core/lens.ts';
import { compiledPatterns, makeLens } from '../lens.ts';

const IDS = readdirSync('data/practices').map((name) => name.replace(/\.yaml$/, ''));

/** For each practice a statement that shows it, and one that comes near and does not. */
const CASES: Readonly<Record<string, { readonly seen: readonly string[]; readonly near: readonly string[] }>> = {
  'activations-recomputed': {
    seen: ['model.gradient_checkpointing_enable()', 'y = torch.utils.checkpoint.checkpoint(block, x)'],
    near: ['model.gradient_checkpointing_disable()', 'checkpoint(path)', 'Args(gradient_checkpointing=False)'],
  },
  'adapters-trained': { seen: ['model = peft.get_peft_model(model, config)'], near: ['model = get_model(LoraConfig)'] },
  'attention-fused': {
    seen: [
      'y = F.scaled_dot_product_attention(q, k, v)',
      'AutoModel.from_pretrained(n, attn_implementation="flash_attention_2")',
    ],
    near: [
      'AutoModel.from_pretrained(n, attn_implementation="eager")',
      'y = ours.scaled_dot_product_attention_like(q)',
    ],
  },
  'autocast-in-bf16': {
    seen: [
      'with torch.autocast("cuda", dtype=torch.bfloat16):\n    pass',
      'with torch.autocast("cuda", torch.bfloat16):\n    pass',
    ],
    near: ['with torch.autocast("cuda"):\n    pass', 'with torch.autocast("cuda", dtype=torch.float16):\n    pass'],
  },
  'cache-preallocated': {
    seen: ['cache = transformers.StaticCache(config=c)', 'model.generate(x, cache_implementation="static")'],
    near: ['cache = transformers.DynamicCache()', 'model.generate(x, cache_implementation="offloaded")'],
  },
  'draft-model-used': { seen: ['model.generate(x, assistant_model=draft)'], near: ['assistant_model = draft'] },
  'gradients-overlapped': {
    seen: ['model = torch.nn.parallel.DistributedDataParallel(model)'],
    near: ['model = nn.DataParallel(model)'],
  },
  'gradients-switched-off': { seen: ['with torch.no_grad():\n    pass'], near: ['no_grad = True'] },
  'grouped-heads-in-kernel': {
    seen: ['y = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)'],
    near: ['y = F.scaled_dot_product_attention(q, k, v, enable_gqa=False)'],
  },
  'layout-channels-last': {
    seen: ['model = model.to(memory_format=torch.channels_last)'],
    near: ['x = x.contiguous(memory_format=torch.contiguous_format)  # channels_last'],
  },
  'loader-with-workers': {
    seen: ['DataLoader(data, num_workers=4)', 'DataLoader(data, num_workers=args.workers)'],
    near: ['DataLoader(data, num_workers=0)', 'DataLoader(data)'],
  },
  'model-compiled': {
    seen: ['model = torch.compile(model)', '@torch.compile\ndef f(x):\n    return x'],
    near: ['pattern = re.compile("a")'],
  },
  'optimizer-fused': {
    seen: ['opt = torch.optim.AdamW(p, fused=True)'],
    near: ['opt = torch.optim.AdamW(p, fused=False)', 'opt = torch.optim.AdamW(p)'],
  },
  'states-sharded': { seen: ['fully_shard(model)'], near: ['shard(model)'] },
  'weights-in-four-bits': {
    seen: ['BitsAndBytesConfig(load_in_4bit=True)'],
    near: ['BitsAndBytesConfig(load_in_4bit=False)', 'load_in_4bit = True'],
  },
};
const HEAD = `import re
import peft
import torch
import torch.nn.functional as F
import transformers
from torch import nn
from torch.distributed.fsdp import fully_shard
from torch.utils.data import DataLoader
from transformers import AutoModel, BitsAndBytesConfig

`;

describe('practices', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());

  const practisedIn = (code: string): string[] =>
    lens.practices({ id: 'train.py', text: `${HEAD}${code}\n` }).map(({ practice }) => practice.id);

  it('belong to techniques', async () => {
    const { practices } = await compiledPatterns();
    for (const { id, technique } of practices)
      assert.ok(existsSync(`data/techniques/${technique}`), `${id}: ${technique}`);
  });

  it('have an example each', () => assert.deepEqual(Object.keys(CASES).sort(), IDS));

  for (const [id, { seen, near }] of Object.entries(CASES)) {
    describe(id, () => {
      for (const code of seen)
        it(`is seen in ${code}`, () => assert.ok(practisedIn(code).includes(id), practisedIn(code).join()));
      for (const code of near) it(`is not seen in ${code}`, () => assert.ok(!practisedIn(code).includes(id)));
    });
  }

  it('are not looked for in code of other kinds', () => {
    assert.deepEqual(lens.practices({ id: 'a.py', text: 'with no_grad():\n    pass\n' }), []);
  });
});
