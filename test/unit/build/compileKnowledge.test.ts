import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileKnowledge, gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { INDEX_VERSION } from '../../../src/core/knowledge/compiled.ts';
import {
  ERRORS,
  IDS,
  inFolder,
  OUTSIDE_PAPER,
  PAPER,
  PATTERN,
  PLAIN_TECHNIQUE,
  TECHNIQUE,
  VALID,
} from './dataFolder.ts';

const gather = (files: Readonly<Record<string, string>> = {}, patterns = [PATTERN]) =>
  inFolder({ ...VALID, ...files }, (folder) => gatherKnowledge(folder, patterns));

/** The message with which a build over `files` fails. */
async function faultsOf(files: Readonly<Record<string, string>>, patterns = [PATTERN]): Promise<string> {
  let message = '';
  await assert.rejects(gather(files, patterns), (error: Error) => Boolean((message = error.message)));
  return message;
}

const ROOM = 'techniques/fused-attention/technique.md';
const RECORD = 'papers/attention/flashattention-2.yaml';

describe('compiling the knowledge', () => {
  it('reads rooms, papers, categories, errors and patterns', async () => {
    const knowledge = await gather();
    assert.equal(knowledge.version, INDEX_VERSION);
    assert.deepEqual(
      knowledge.categories.map(({ id }) => id),
      ['attention', 'training-memory', 'outside-efficiency'],
    );
    assert.deepEqual(
      knowledge.techniques.map(({ id }) => id),
      ['fused-attention', 'mixed-precision'],
    );
    assert.deepEqual(
      knowledge.papers.map(({ id }) => id),
      ['flashattention-2', 'stars'],
    );
    assert.deepEqual(
      knowledge.errors.map(({ id }) => id),
      ['cuda-out-of-memory'],
    );
    assert.equal('shapes' in knowledge.patterns[0]!, false);
    const [room] = knowledge.techniques;
    assert.deepEqual(room!.axes, {
      memory: { direction: 'better', size: 'large' },
      speed: { direction: 'better', size: 'large' },
      quality: { direction: 'same' },
    });
    assert.deepEqual(room!.evidence, [
      {
        kind: 'paper',
        paper: 'flashattention-2',
        claim: 'about 2x faster',
        conditions: 'against the first kernel',
        axis: 'speed',
        ratio: 2,
        counter: false,
        patterns: ['attention-scores-materialized'],
      },
    ]);
  });

  it('keeps sections as Markdown', async () => {
    const [room] = (await gather()).techniques;
    assert.equal(room!.what, 'Attention in tiles.');
    assert.match(room!.why, /## not a heading/);
    assert.deepEqual(
      room!.how.map(({ framework, mark, source }) => ({ framework, mark, source })),
      [
        {
          framework: 'PyTorch',
          mark: 'read',
          source: 'scaled_dot_product_attention, https://docs.pytorch.org/docs/stable/sdpa.html, 2.9',
        },
        { framework: 'transformers', mark: 'run', source: '2026-11-22, torch 2.9, H100' },
      ],
    );
    assert.doesNotMatch(room!.how[0]!.markdown, /read:/);
    assert.equal(room!.measure, 'Time it warm, at the length you have.');
  });

  it('writes the same bytes for the same data', async () => {
    const write = (files: Readonly<Record<string, string>>) =>
      inFolder(files, async (folder) => {
        await compileKnowledge(folder, join(folder, 'out'), { patterns: [PATTERN] });
        return readFile(join(folder, 'out/knowledge.json'), 'utf8');
      });
    const backwards = Object.fromEntries(Object.entries(VALID).reverse());
    assert.equal(await write(VALID), await write(backwards));
  });

  it('names every fault of one build, not only the first', async () => {
    const message = await faultsOf({
      [RECORD]: PAPER.replace('year: 2023', 'year: 2021'),
      [ROOM]: TECHNIQUE.replace('large better, speed', 'huge better, speed'),
      'errors/memory.yaml': ERRORS.replace('id: mixed-precision', 'id: mixed-precison'),
    });
    assert.match(message, /^3 faults/);
    assert.match(message, /flashattention-2\.yaml: year: is 2021, the arXiv id 2307\.08691 says 2023/);
    assert.match(message, /technique\.md: axes\.memory: «huge better» should be "same", or small/);
    assert.match(
      message,
      /memory\.yaml: cuda-out-of-memory\.techniques: «mixed-precison» is no technique; did you mean «mixed-precision»/,
    );
  });

  const broken: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['no categories', { 'categories.yaml': '[]' }, /the last category should be outside-efficiency/],
    [
      'a category twice',
      { 'categories.yaml': `${VALID['categories.yaml']}`.replace('training-memory', 'attention') },
      /attention: stands there twice/,
    ],
    ['YAML that is none', { [RECORD]: 'title: "a\nb: [' }, /flashattention-2\.yaml: is not YAML/],
    ['a list for a record', { [RECORD]: '- a' }, /should be a mapping of fields, is a list/],
    [
      'an unknown field',
      { [RECORD]: PAPER.replace('keywords:', 'keyword:') },
      /keyword: is not a known field; did you mean «keywords»/,
    ],
    ['a field twice', { [RECORD]: `${PAPER}year: 2023\n` }, /is not YAML: Map keys must be unique/],
    ['a missing title', { [RECORD]: PAPER.replace(/^title.*\n/, '') }, /title: is missing, should be a text/],
    [
      'a number for an arXiv id',
      { [RECORD]: PAPER.replace('"2307.08691"', '2307.08691') },
      /arxiv: should be a text, is 2307\.08691/,
    ],
    [
      'a malformed arXiv id',
      { [RECORD]: PAPER.replace('2307.08691', '2307-08691') },
      /arxiv: «2307-08691» should be an arXiv id/,
    ],
    [
      'a code link that is none',
      { [RECORD]: PAPER.replace('code: null', 'code: github') },
      /code: «github» should be an address/,
    ],
    [
      'an unknown stage',
      { [RECORD]: PAPER.replace('[training, inference]', '[trainig]') },
      /stage\[0\]: «trainig» should be one of training/,
    ],
    [
      'a short summary',
      { [RECORD]: PAPER.replace(/Splits the work .*/, 'Fast attention.') },
      /summary: has 2 words, should have 12 to 80/,
    ],
    [
      'a long summary',
      { [RECORD]: PAPER.replace('Splits', 'very '.repeat(80)) },
      /summary: has \d+ words, should have 12 to 80/,
    ],
    ['an incomplete figure', { [RECORD]: PAPER.replace(', on: "not stated"', '') }, /figures\[0\]\.on: is missing/],
    [
      'few keywords',
      { [RECORD]: PAPER.replace('flash attention, GPU, A100, ', '') },
      /keywords: has 3 entries, should have 6 to 30/,
    ],
    ['a keyword twice', { [RECORD]: PAPER.replace('GPU,', 'GPU, GPU,') }, /keywords: «GPU» stands there twice/],
    [
      'an unknown technique',
      { [RECORD]: PAPER.replace('[fused-attention]', '[fused-atention]') },
      /techniques: «fused-atention» is no technique; did you mean «fused-attention»/,
    ],
    [
      'a topic beside a technique',
      { [RECORD]: PAPER.replace('[fused-attention]', '[outside-efficiency/a, fused-attention]') },
      /exactly one outside-efficiency\/<topic>/,
    ],
    [
      'a paper in the wrong folder',
      { 'papers/training-memory/other.yaml': PAPER },
      /other\.yaml: techniques: the first is fused-attention, so the file belongs in papers\/attention\//,
    ],
    [
      'one id in two folders',
      { 'papers/outside-efficiency/flashattention-2.yaml': OUTSIDE_PAPER },
      /has the same id as papers\/attention\/flashattention-2\.yaml/,
    ],
    [
      'an id that is not kebab-case',
      { 'papers/outside-efficiency/Two_Stars.yaml': OUTSIDE_PAPER },
      /the file name is the id and should be kebab-case/,
    ],
    [
      'a paper with a technique’s id',
      { 'papers/outside-efficiency/mixed-precision.yaml': OUTSIDE_PAPER },
      /the id «mixed-precision» is also that of techniques\/mixed-precision/,
    ],
    ['a room without front matter', { [ROOM]: '## What it is\nx' }, /should begin with front matter/],
    [
      'an unknown axis',
      { [ROOM]: TECHNIQUE.replace('memory: large', 'latency: large') },
      /axes\.latency: should be one of memory, speed, cost, quality/,
    ],
    [
      'a malformed version range',
      { [ROOM]: TECHNIQUE.replace('">=2.0"', '"2.0+"') },
      /frameworks\[0\]\.versions: «2\.0\+» should be a version range/,
    ],
    [
      'a summary without full stop',
      { [ROOM]: TECHNIQUE.replace('reaches memory.', 'reaches memory') },
      /summary: .* ends with a full stop/,
    ],
    [
      'a date that is none',
      { [ROOM]: TECHNIQUE.replace('2026-11-22\n---', 'soon\n---') },
      /checked: «soon» should be a date/,
    ],
    [
      'an unknown category',
      { [ROOM]: TECHNIQUE.replace('category: attention', 'category: atention') },
      /category: «atention» is no category of techniques; did you mean «attention»/,
    ],
    [
      'an unknown partner',
      { [ROOM]: TECHNIQUE.replace('[mixed-precision]', '[magic]') },
      /combines-with: «magic» is no technique/,
    ],
    [
      'a paper that does not name the technique',
      { [ROOM]: TECHNIQUE.replace('id: flashattention-2', 'id: stars') },
      /papers\[0\]: the paper stars does not name fused-attention/,
    ],
    [
      'an unknown paper',
      { [ROOM]: TECHNIQUE.replace('id: flashattention-2', 'id: flashattention-3') },
      /papers\[0\]: «flashattention-3» is no paper; did you mean «flashattention-2»/,
    ],
    [
      'evidence without a source',
      { [ROOM]: TECHNIQUE.replace('paper: flashattention-2, axis', 'axis') },
      /evidence\[0\]\.kind: is missing/,
    ],
    [
      'evidence without conditions',
      { [ROOM]: TECHNIQUE.replace(', conditions: against the first kernel', '') },
      /evidence\[0\]\.conditions: is missing/,
    ],
    [
      'evidence about a pattern that does not lead here',
      { [ROOM]: TECHNIQUE.replace('[attention-scores-materialized]', '[attention-scores-stored]') },
      /evidence\[0\]\.patterns: «attention-scores-stored» is no pattern of fused-attention/,
    ],
    [
      'a name that is a call',
      { [ROOM]: TECHNIQUE.replace('torch.nn.MultiheadAttention', 'model.half()') },
      /names\[1\]: «model\.half\(\)» should be a dotted API name/,
    ],
    [
      'an unknown section',
      { [ROOM]: TECHNIQUE.replace('## When not to', '## When not') },
      /## When not: is not a section; it should be When not to/,
    ],
    [
      'a section out of order',
      { [ROOM]: `${TECHNIQUE}\n## What it is\nagain` },
      /## What it is: stands out of order or twice/,
    ],
    ['an empty section', { [ROOM]: TECHNIQUE.replace('Attention in tiles.', '') }, /## What it is: is empty/],
    [
      'a variant without its mark',
      { [ROOM]: TECHNIQUE.replace('run: 2026', 'tried: 2026') },
      /### transformers: should begin with a line «read:/,
    ],
    [
      'a page without version',
      { [ROOM]: TECHNIQUE.replace('sdpa.html, 2.9', 'sdpa.html') },
      /should name page title, address and version/,
    ],
    [
      'an empty block',
      { [ROOM]: TECHNIQUE.replace('out = F.scaled_dot_product_attention(q, k, v)\n', '') },
      /the fenced block is empty/,
    ],
    [
      'Python that does not parse',
      { [ROOM]: TECHNIQUE.replace('out = F.scaled', 'out = = F.scaled') },
      /line 35: this Python does not parse/,
    ],
    [
      'a change whose Python does not parse on one side',
      { [ROOM]: TECHNIQUE.replace('```python', '```diff\n-f(1)\n+f(2\n```\n\n```python') },
      /the Python after the change does not parse/,
    ],
    [
      'a room that is half written',
      { [ROOM]: TECHNIQUE.slice(0, TECHNIQUE.indexOf('## When not')) },
      /## When not to: is missing; every technique has What it is, Why it costs/,
    ],
    [
      'a technique to be seen in code that no pattern shows',
      { 'techniques/mixed-precision/technique.md': PLAIN_TECHNIQUE.replace('in-code: false', 'in-code: true') },
      /in-code: is true, but no pattern leads here; add one, or say under `open`/,
    ],
    [
      'a pattern that is called missing',
      { [ROOM]: TECHNIQUE.replace('in-code: true', 'in-code: true\nopen: Hard to see.') },
      /open: a pattern leads here already/,
    ],
    [
      'an id that vanished',
      { 'ids.txt': `${IDS}technique gone\n` },
      /ids\.txt: technique gone: is gone from the data; bring it back/,
    ],
    [
      'a dropped pattern whose technique is none',
      { 'dropped.yaml': 'gone-by: nowhere\n', 'ids.txt': '' },
      /dropped\.yaml: gone-by: «nowhere» is no technique/,
    ],
    [
      'a dropped pattern that is one again',
      { 'dropped.yaml': 'mixed-precision: fused-attention\n', 'ids.txt': '' },
      /dropped\.yaml: mixed-precision: is in use again/,
    ],
    [
      'an id that nobody promised',
      { 'ids.txt': IDS.replace('paper stars\n', '') },
      /ids\.txt: paper stars: is new; add its line with `npm run ids`/,
    ],
    [
      'an error that misses its example',
      { 'errors/memory.yaml': ERRORS.replace('match: CUDA out of memory|cuda oom', 'match: MPS') },
      /match: should match its own example/,
    ],
    [
      'an error that matches everything',
      { 'errors/memory.yaml': ERRORS.replace('|cuda oom', '|') },
      /match: should not match an empty text/,
    ],
    [
      'a malformed expression',
      { 'errors/memory.yaml': ERRORS.replace('|cuda oom', '|(') },
      /match: is not a regular expression/,
    ],
  ];
  for (const [what, files, expected] of broken) {
    it(`refuses ${what}`, async () => {
      for (const [path, text] of Object.entries(files))
        assert.notEqual(text, VALID[path], 'the fixture was not changed');
      assert.match(await faultsOf(files), expected);
    });
  }

  it('refuses a pattern of an unknown technique or with an id twice', async () => {
    const message = await faultsOf({}, [
      { ...PATTERN, technique: 'fused-atention' },
      { ...PATTERN, id: 'other', aliases: [] },
      { ...PATTERN, id: 'other', aliases: [] },
    ]);
    assert.match(message, /pattern attention-scores-materialized: technique: «fused-atention» is no technique/);
    assert.match(message, /pattern other: the id «other» is also that of pattern other/);
  });

  it('says which folders are empty', async () => {
    const message = await inFolder({}, (folder) =>
      gatherKnowledge(folder, []).then(
        () => '',
        (error: Error) => error.message,
      ),
    );
    assert.match(message, /categories\.yaml: is missing/);
    assert.match(message, /techniques: holds no rooms/);
    assert.match(message, /papers: holds no records/);
    assert.match(message, /errors: holds no messages/);
  });
});
