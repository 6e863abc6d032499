import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Pattern } from '../../../src/core/knowledge/pattern.ts';
import { looksLikeCode, techniquesInCode } from '../../../src/core/search/code.ts';
import { matchesError } from '../../../src/core/search/errorMatch.ts';
import { Lexicon } from '../../../src/core/search/lexicon.ts';
import { Phrases } from '../../../src/core/search/phrases.ts';
import { countScores, decodeScores, encodeScores } from '../../../src/core/search/postings.ts';
import { Search } from '../../../src/core/search/search.ts';
import { termsOf, wordOf, wordsOf } from '../../../src/core/search/terms.ts';
import { SYNONYMS } from '../../../src/core/search/vocabulary.ts';
import { inFolder, PATTERN, PLAIN_TECHNIQUE, VALID } from '../build/dataFolder.ts';

const technique = (name: string, over: Readonly<Record<string, string>>): string =>
  Object.entries(over).reduce(
    (text, [field, value]) => text.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${value}`),
    PLAIN_TECHNIQUE.replace('name: Mixed precision', `name: ${name}`),
  );

const FILES = {
  ...VALID,
  'techniques/data-loading/technique.md': technique('Data loading', {
    summary: 'Keeps the device fed with batches.',
    aliases: '[dataloader]',
    names: '[torch.utils.data.DataLoader, datasets.Dataset.map]',
  }),
  'techniques/data-parallel/technique.md': technique('Data parallelism', {
    summary: 'One copy of the model for each device.',
    aliases: '[DDP]',
    names: '[torch.nn.DataParallel, torch.nn.parallel.DistributedDataParallel]',
  }),
};

describe('words of a text', () => {
  const words = (text: string): string =>
    wordsOf(text)
      .map(({ surface, joined }) => (joined ? `(${surface})` : surface))
      .join(' ');

  it('are taken apart at joints and changes of case, and kept whole as well', () => {
    assert.equal(words('FlashAttention-2'), 'flash attention (flashattention) 2 (flashattention2)');
    assert.equal(words('kv-cache, 4-bit'), 'kv cache (kvcache) 4 bit (4bit)');
    assert.equal(words('torch.compile'), 'torch compile (torchcompile)');
    assert.equal(words('LLMLingua DataLoader'), 'llm lingua (llmlingua) data loader (dataloader)');
    assert.equal(words('LoRA QLoRA MoE fp16 vLLM'), 'lora qlora moe fp16 vllm');
    assert.equal(words('naïve «Über»'), 'naive uber');
    assert.equal(words('?! -- …'), '');
  });

  it('meet under one term in every form and spelling', () => {
    const one = (...forms: string[]): void => assert.equal(new Set(forms.flatMap(termsOf)).size, 1, forms.join());
    one('quantize', 'quantized', 'quantization', 'quantisation', 'Quantising');
    one('prune', 'pruning', 'pruned');
    one('behaviour', 'behavior');
    assert.notEqual(wordOf('fp16').term, wordOf('fp8').term);
  });
});

describe('postings', () => {
  it('come back as they were, but for rounding', () => {
    const scores = fc.uniqueArray(fc.tuple(fc.nat(200_000), fc.float({ min: 0.5, max: 300, noNaN: true })), {
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(scores, (entries) => {
        const text = encodeScores(new Map(entries));
        const read = decodeScores(text);
        assert.equal(countScores(text), entries.length);
        assert.deepEqual(
          [...read.keys()],
          entries.map(([id]) => id).sort((a, b) => a - b),
        );
        for (const [id, score] of entries) assert.ok(Math.abs(Math.log(read.get(id)! / score)) < 0.16);
      }),
    );
  });

  it('are refused when damaged', () => {
    assert.throws(() => decodeScores('ÄÖ'), /search index is damaged/);
    assert.throws(() => decodeScores('A'), /search index is damaged/);
  });
});

describe('the lexicon', () => {
  const words = ['attention', 'cache', 'cached', 'decoding', 'lora', 'precision', 'mixed', 'speculative', 'sparse'];
  const entries = [...new Set(words.flatMap((word) => [word, wordOf(word).term]))].sort();
  const terms = new Set(words.map((word) => wordOf(word).term));
  const lexicon = new Lexicon({
    words: entries.join('\n'),
    postings: entries.map((word) => (terms.has(word) ? 'AA' : '')).join('\n'),
  });
  const readings = (word: string): string[] => lexicon.readingsOf(wordOf(word)).map(({ term }) => term);

  it('takes a known word as it is, in any of its forms', () => {
    assert.deepEqual(readings('caching'), ['cach']);
    assert.deepEqual(lexicon.readingsOf(wordOf('caches')), [{ term: 'cach', weight: 1 }]);
  });

  it('completes a word that is begun', () => {
    assert.deepEqual(readings('specul'), [wordOf('speculative').term]);
    assert.deepEqual(readings('sp'), []);
  });

  it('corrects letters left out, doubled, changed or swapped; not words that are far, short or numbers', () => {
    assert.deepEqual(readings('speculatve'), [wordOf('speculative').term]);
    assert.deepEqual(readings('atention'), [wordOf('attention').term]);
    assert.deepEqual(readings('lroa'), ['lora']);
    assert.deepEqual(readings('attraction'), []);
    assert.deepEqual(readings('fp32'), []);
  });

  it('tells the halves of two words written as one', () => {
    assert.deepEqual(lexicon.halvesOf('mixedprecision'), [wordOf('mixed').term, wordOf('precision').term]);
    assert.deepEqual(lexicon.halvesOf('attention'), []);
  });
});

describe('phrases', () => {
  it('are known by each other, where they stand', () => {
    const phrases = new Phrases([
      ['oom', 'out of memory'],
      ['moe', 'mixture of experts'],
    ]);
    assert.deepEqual(phrases.alternativesIn(termsOf('gpu out of memory')), [{ terms: ['oom'], from: 1, to: 4 }]);
    assert.deepEqual(
      phrases.alternativesIn(termsOf('moe oom')).map(({ from }) => from),
      [0, 1],
    );
    assert.deepEqual(phrases.alternativesIn(termsOf('out of money')), []);
  });

  it('in the vocabulary say something else than themselves', () => {
    for (const row of SYNONYMS)
      assert.equal(new Set(row.map((phrase) => termsOf(phrase).join(' '))).size, row.length, row.join());
  });
});

describe('code', () => {
  it('is told from prose and titles', () => {
    for (const code of ['model.half()', 'DataLoader', 'use_cache=False', 'q @ k', 'torch.compile', 'DataLoader(']) {
      assert.ok(looksLikeCode(code), code);
    }
    for (const prose of [
      'Self-attention Does Not Need O(n^2) Memory',
      'MoE at scale',
      '2:4 sparsity',
      'FlashAttention for LoRA',
      'attention',
    ]) {
      assert.ok(!looksLikeCode(prose), prose);
    }
  });

  it('leads to techniques by names in full, by their ends, and by names that mean something together', async () => {
    const patterns: Pattern[] = [{ ...PATTERN, words: ['baddbmm'] }];
    const knowledge = new Knowledge(await inFolder(FILES, (folder) => gatherKnowledge(folder, patterns)));
    const best = (code: string): string | undefined =>
      [...techniquesInCode(code, knowledge)].sort((a, b) => b[1] - a[1])[0]?.[0];
    assert.equal(best('torch.utils.data.DataLoader(ds)'), 'data-loading');
    assert.equal(best('DataLoader(ds)'), 'data-loading');
    assert.equal(best('nn.DataParallel(model)'), 'data-parallel');
    assert.equal(best('F.scaled_dot_product_attention(q, k, v)'), 'fused-attention');
    assert.equal(best('torch.baddbmm(x, q, k)'), 'fused-attention');
    assert.equal(best('F.softmax(q @ k.T)'), 'fused-attention');
    assert.equal(best('scores.softmax(-1)'), undefined);
    assert.equal(best('print(x)'), undefined);
  });
});

describe('error messages', () => {
  const error = { id: 'x', title: 'X', match: 'out of memory', example: '', techniques: [] };

  it('are recognised in any case and broken over lines', () => {
    assert.ok(matchesError(error, 'CUDA Out of\n    Memory.'));
    assert.ok(!matchesError(error, 'memory is out'));
  });
});

describe('search', () => {
  let search: Search;
  before(async () => {
    search = new Search(new Knowledge(await inFolder(FILES, (folder) => gatherKnowledge(folder, [PATTERN]))));
  });
  const first = (query: string): string | undefined => search.find(query)[0]?.id;

  it('gives records with kind, title, score, techniques and a line of detail', () => {
    const [technique] = search.find('fused attention');
    assert.deepEqual(
      { ...technique!, score: 0 },
      {
        kind: 'technique',
        id: 'fused-attention',
        title: 'Fused attention',
        score: 0,
        techniques: ['fused-attention'],
        detail: 'Exact attention computed block by block, so that the score matrix never reaches memory.',
      },
    );
    const paper = search.find('FlashAttention-2: Faster Attention')[0]!;
    assert.deepEqual([paper.kind, paper.techniques], ['paper', ['fused-attention']]);
    assert.match(paper.detail, /^2023 · Splits the work .*\.$/);
  });

  it('finds by name, alias, words, pattern, code and message', () => {
    assert.equal(first('SDPA'), 'fused-attention');
    assert.equal(first('fusedattention'), 'fused-attention');
    assert.equal(first('score matrix'), 'fused-attention');
    assert.equal(first('attention by hand'), 'fused-attention');
    assert.equal(first('DataLoader('), 'data-loading');
    assert.equal(first('astronomy stars'), 'stars');
    assert.deepEqual(
      search
        .find('CUDA error: CUDA out of memory')
        .slice(0, 2)
        .map(({ kind, id }) => `${kind} ${id}`),
      ['error cuda-out-of-memory', 'technique mixed-precision'],
    );
  });

  it('orders by score and gives each record once', () => {
    const hits = search.find('attention');
    assert.ok(hits.length > 1);
    assert.deepEqual(
      hits.map(({ score }) => score),
      hits.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    assert.equal(new Set(hits.map(({ kind, id }) => `${kind} ${id}`)).size, hits.length);
  });

  it('bears any text', () => {
    for (const query of [
      '',
      '   ',
      '?!',
      '\ud800',
      'a'.repeat(100_000),
      '('.repeat(10_000),
      'x '.repeat(10_000),
      '\0',
      '__proto__',
      'constructor toString',
    ]) {
      assert.ok(Array.isArray(search.find(query)));
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => Array.isArray(search.find(query))),
      { numRuns: 300 },
    );
  });
});
