import assert from 'node:assert/strict';
import { type BaselineChange, questionOf } from '../../../src/editor/baselineQuestion.ts';

const NONE = { paths: [], findings: 0, files: 0 };
const PATH = '.efficiency-lens/baseline.json';

describe('the question before a baseline is saved', () => {
  const asked = (change: BaselineChange): readonly (string | undefined)[] => {
    const { title, yes, detail } = questionOf(change) ?? {};
    return [title, yes, detail];
  };

  it('says of the first where it will be, and how much it will hold', () => {
    assert.deepEqual(asked({ fresh: { paths: [PATH], findings: 12, files: 3 }, since: undefined }), [
      'There is no baseline yet',
      'Save a baseline',
      `${PATH} will hold 12 findings in 3 files; what comes later is new`,
    ]);
    const [, , detail] = asked({ fresh: { paths: ['a', 'b'], findings: 1, files: 1 }, since: undefined });
    assert.equal(detail, 'a, b will hold 1 finding in 1 file; what comes later is new');
  });

  it('says of one that is there what would change', () => {
    assert.deepEqual(asked({ fresh: NONE, since: { fresh: 1, gone: 2 } }), [
      'There is a baseline already',
      'Replace the baseline',
      'takes in 1 new finding, drops 2 that are gone',
    ]);
  });

  it('says both where only some folders have one', () => {
    const [title, , detail] = asked({ fresh: { paths: [PATH], findings: 2, files: 1 }, since: { fresh: 3, gone: 0 } });
    assert.equal(title, 'There is a baseline already');
    assert.equal(
      detail,
      `takes in 3 new findings, drops 0 that are gone; ${PATH} will hold 2 findings in 1 file; what comes later is new`,
    );
  });

  it('is none where nothing would change', () =>
    assert.equal(questionOf({ fresh: NONE, since: { fresh: 0, gone: 0 } }), undefined));
});
