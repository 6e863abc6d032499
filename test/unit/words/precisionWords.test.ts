import assert from 'node:assert/strict';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { explain, recordOf } from '../../../src/core/words/explain.ts';
import { precisionWords } from '../../../src/core/words/precisionWords.ts';
import { inFolder, PATTERN, VALID } from '../build/dataFolder.ts';
import { RECORD, SUMMARY } from '../build/precisionData.ts';
import { assertSchema } from '../cli/schemas.ts';

describe('precision in words', () => {
  it('names right, read, repositories, date and bound, one of each in the singular', () => {
    const many = { read: 40, right: 38, lower: 0.834, date: '2026-11-22', repositories: 9 };
    assert.equal(
      precisionWords(many),
      '38 of 40 places right (two readers each, 9 repositories, 2026-11-22); at least 83.4 % (Wilson’s bound at 95 %)',
    );
    assert.match(
      precisionWords({ ...SUMMARY, read: 1, right: 1 }),
      /^1 of 1 place right \(two readers each, 1 repository,/,
    );
  });

  it('stands in what is explained of a pattern, as text and as JSON', async () => {
    const explained = async (files: Readonly<Record<string, string>>) => {
      const index = await inFolder({ ...VALID, ...files }, (folder) => gatherKnowledge(folder, [PATTERN]));
      const knowledge = new Knowledge(index);
      const found = recordOf(PATTERN.id, knowledge)!;
      const json = { kind: found.kind, ...found.record };
      assertSchema('explain', json);
      return { text: explain(found, knowledge), json };
    };
    const measured = await explained({ [`precision/${PATTERN.id}.yaml`]: RECORD });
    assert.match(measured.text, /^Precision\n {2}2 of 3 places right \(two readers each, 1 repository, 2026-11-20\);/m);
    assert.deepEqual('precision' in measured.json && measured.json.precision, SUMMARY);
    const plain = await explained({});
    assert.match(plain.text, /^Precision\n {2}not measured yet on code that nobody here wrote$/m);
    assert.equal('precision' in plain.json, false);
  });
});
