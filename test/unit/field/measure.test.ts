import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lens } from '../../../src/core/lens.ts';
import type { CompiledPatterns } from '../../../src/core/patterns/compiled.ts';
import { labelsOf } from '../../field/labels.ts';
import { measure, type Measurement } from '../../field/measure.ts';
import { jsonOf, textOf } from '../../field/report.ts';
import { compiledPatterns, makeLens } from '../../lens.ts';
import { inFolder } from '../build/dataFolder.ts';
import { gitBlob, rawFile, rawLabel, rawLabels } from './labelledFile.ts';

const MODEL = `import torch
import torch.nn as nn


class Mixer(nn.Module):
    def forward(self, q, k, v):
        weights = torch.softmax(q @ k.transpose(-2, -1) / 8, dim=-1)
        return weights @ v
`;
const TRAIN = `import torch
from torch import nn


def train(model, batches):
    model = nn.DataParallel(model.cuda())
    optimizer = torch.optim.AdamW(model.parameters())
    total = 0.0
    for inputs, targets in batches:
        loss = nn.functional.cross_entropy(model(inputs.cuda()), targets.cuda())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total
`;
const PLAIN = 'import csv\n\nrows = list(csv.reader(open("a.csv")))\n';

const label = (line: number, category: string, severity = 'strong'): Record<string, unknown> =>
  rawLabel({ line, end_line: line, category, severity, why: `why ${category}` });

const FILES = { 'ada/net/model.py': MODEL, 'ada/net/train.py': TRAIN, 'ada/net/rows.py': PLAIN };
const LABELS = rawLabels({
  exhaustive_categories: ['dataparallel'],
  files: [
    rawFile({ path: 'model.py', blob: gitBlob(MODEL), labels: [label(7, 'naive-attention')] }),
    rawFile({
      path: 'train.py',
      blob: gitBlob(TRAIN),
      labels: [label(14, 'host-sync-in-loop'), label(9, 'moe-expert-loop', 'soft')],
    }),
    rawFile({ path: 'gone.py', labels: [label(1, 'dataparallel')] }),
  ],
  clean: [rawFile({ path: 'rows.py', blob: gitBlob(PLAIN) })],
});

describe('a field measurement', () => {
  let compiled: CompiledPatterns;
  let lens: Lens;
  before(async () => {
    compiled = await compiledPatterns();
    lens = await makeLens(compiled);
  });
  after(() => lens.dispose());

  const measured = (files: Readonly<Record<string, string>> = FILES): Promise<Measurement> =>
    inFolder(files, (folder) => measure(labelsOf(LABELS), folder, lens, compiled.patterns));

  it('finds labelled places, and names what is missed, wrong and missing', async () => {
    const measurement = await measured();
    const { micro } = measurement.allTiers.score;
    assert.deepEqual([micro.recall.hits, micro.recall.of, micro.softRecall.hits, micro.softRecall.of], [2, 2, 0, 1]);
    const text = textOf(measurement);
    assert.match(
      text,
      /^Labelled files: 2\. Clean files: 1\. Repositories: 1\.\nMissing files, whose labels do not count: 1\n/,
    );
    assert.match(text, /\n {2}ada\/net\/gone\.py\n/);
    assert.match(text, /\nStrong labels missed: 0\n/);
    assert.match(text, /\n {2}ada\/net\/train\.py:6 {2}dataparallel {2}data-parallel-\S+ \(\w+\): every place/);
    assert.match(text, /\nSoft labels missed: 1\n {2}ada\/net\/train\.py:9 {2}moe-expert-loop: why moe-expert-loop/);
  });

  it('leaves out of the second set of figures what is not shown by default', async () => {
    const { allTiers, shownTiers } = await measured();
    const optional = allTiers.findings.filter(({ finding }) => finding.tier === 'optional');
    assert.ok(optional.length > 0);
    assert.equal(shownTiers.findings.length, allTiers.findings.length - optional.length);
  });

  it('leaves to a weaker pattern what the version of the project has no cure for', async () => {
    const tiersOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      (await measured(files)).allTiers.findings
        .filter(({ finding }) => finding.category === 'naive-attention')
        .map(({ finding }) => finding.tier);
    assert.deepEqual(await tiersOf(FILES), ['clear']);
    assert.deepEqual(await tiersOf({ ...FILES, 'ada/net/requirements.txt': 'torch==1.11\n' }), ['optional']);
  });

  it('is plain data as JSON, with the same places', async () => {
    const measurement = await measured();
    const json = JSON.parse(JSON.stringify(jsonOf(measurement))) as Record<string, { path: string; line: number }[]>;
    assert.deepEqual(json['missing'], [{ repo: 'ada/net', path: 'gone.py' }]);
    assert.deepEqual(
      json['wrong']!.map(({ path, line }) => [path, line]),
      [['train.py', 6]],
    );
    assert.deepEqual(
      json['missedSoft']!.map(({ path, line }) => [path, line]),
      [['train.py', 9]],
    );
    assert.equal(json['right']!.length, measurement.allTiers.score.micro.precision.hits);
    assert.equal(json['unjudged']!.length, measurement.allTiers.score.unjudged);
  });
});

describe('npm run field', () => {
  const field = (folder: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } => {
    const command = ['--import', 'tsx', 'test/field/run.mts', ...words.map((word) => word.replace('@', folder))];
    return spawnSync(process.execPath, command, { encoding: 'utf8' });
  };

  it('prints and writes a measurement', async () => {
    await inFolder({ ...FILES, 'labels.json': JSON.stringify(LABELS) }, async (folder) => {
      const ran = field(folder, '--labels', '@/labels.json', '--json', '@/out.json', '@');
      assert.equal(ran.status, 0, ran.stderr);
      assert.match(ran.stdout, /strong recall {2}100\.0 % \(34\.2 to 100\.0\) {2}2 of 2/);
      assert.equal(JSON.parse(await readFile(join(folder, 'out.json'), 'utf8')).looked, 3);
    });
  }).timeout(60_000);

  it('says in one line what is wrong', async () => {
    await inFolder({ 'labels.json': JSON.stringify(LABELS) }, async (folder) => {
      const empty = field(folder, '--labels', '@/labels.json', '@');
      assert.deepEqual([empty.status, empty.stdout], [2, '']);
      assert.match(empty.stderr, /^«.*» holds none of the 4 labelled files\.\n$/);
      const unasked = field(folder, '@');
      assert.equal(unasked.status, 2);
      assert.match(unasked.stderr, /required option '--labels <file>'/);
    });
  }).timeout(60_000);

  it('says when it cannot write', async () => {
    await inFolder({ ...FILES, 'labels.json': JSON.stringify(LABELS) }, async (folder) => {
      const ran = field(folder, '--labels', '@/labels.json', '--json', '@/no/out.json', '@');
      assert.equal(ran.status, 2);
      assert.match(ran.stderr, /^--json: «.*» cannot be written \(ENOENT\)\.\n$/);
    });
  }).timeout(60_000);
});
