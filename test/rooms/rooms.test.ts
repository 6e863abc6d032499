import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Lens } from '../../src/core/lens.ts';
import { NO_FACTS } from '../../src/core/patterns/project.ts';
import { makeLens } from '../lens.ts';
import { readCases } from './cases.ts';

const ROOMS = 'data/techniques';
const patterns = readdirSync(ROOMS).flatMap((technique) =>
  readdirSync(join(ROOMS, technique))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ technique, id: name.slice(0, -'.yaml'.length) })),
);

describe('rooms', () => {
  let lens: Lens;
  before(async () => void (lens = await makeLens()));
  after(() => lens.dispose());

  it('has patterns', () => assert.ok(patterns.length > 0));

  for (const { id, technique } of patterns) {
    describe(id, () => {
      const file = join(ROOMS, technique, `${id}.md`);
      const cases = existsSync(file) ? readCases(file, id) : [];

      it('has at least 5 firing and 8 silent examples', () => {
        const firing = cases.filter(({ lines }) => lines.length > 0).length;
        assert.ok(firing >= 5, `${firing} firing examples in ${file}`);
        assert.ok(cases.length - firing >= 8, `${cases.length - firing} silent examples in ${file}`);
      });

      for (const { title, code, lines, path, versions } of cases) {
        it(title, () => {
          const { findings, complete } = lens.analyze({ id: path, text: code }, { ...NO_FACTS, versions });
          assert.ok(complete);
          const found = findings.filter(({ pattern }) => pattern === id);
          assert.deepEqual(
            found.map(({ region }) => code.slice(0, region.start).split('\n').length),
            lines,
          );
          for (const { region, construct } of found) {
            assert.ok(!code.slice(region.start, region.end).includes('\n'), 'a region stays on one line');
            assert.ok(construct.start <= region.start && region.end <= construct.end, 'the construct holds the region');
          }
        });
      }
    });
  }

  it('finds nothing in an empty file, nor in one with imports only', () => {
    for (const text of ['', '\n', 'import torch\n', 'import torch\nimport transformers\nfrom torch import nn\n']) {
      assert.deepEqual(lens.analyze({ id: 'empty.py', text }).findings, []);
    }
  });
});
