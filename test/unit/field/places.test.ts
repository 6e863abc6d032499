import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readLabels } from '../../field/labels.ts';

const FOLDER = 'test/field/places';

describe('labelled places', () => {
  const sets = readdirSync(FOLDER).map((name) => join(FOLDER, name));

  it('are there', () => assert.ok(sets.length >= 4));

  for (const set of sets) {
    it(`of ${set} are read, with labels of both kinds and negatives`, async () => {
      const { files } = await readLabels(set);
      const labels = files.flatMap((file) => file.labels);
      for (const severity of ['strong', 'soft']) assert.ok(labels.some((label) => label.severity === severity));
      assert.ok(files.some(({ negatives }) => negatives.length > 0));
    });
  }

  it('are of files that stand in one set only', async () => {
    const files = (await Promise.all(sets.map(readLabels))).flatMap((set) => set.files);
    const blobs = files.map(({ repo, path }) => `${repo}/${path}`);
    assert.equal(new Set(blobs).size, blobs.length);
  });
});
