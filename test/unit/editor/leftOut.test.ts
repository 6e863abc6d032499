import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LeftOut, whyExcluded } from '../../../src/editor/leftOut.ts';

describe('what a scan leaves out', () => {
  it('is counted by reason, in one order', () => {
    const leftOut = new LeftOut();
    leftOut.add('no-models', 'a.py');
    leftOut.add('environment', '.venv/b.py');
    leftOut.add('no-models', 'c.py');
    assert.equal(
      leftOut.summary(true),
      'scan leaves out 3 files: 1 in folders of environments, vendors or builds, 2 without a library of models',
    );
    assert.match(leftOut.summary(false), /^scan leaves out at least 3 files: /);
    assert.deepEqual(
      [...leftOut.names()],
      ['in folders of environments, vendors or builds: .venv/b.py', 'without a library of models: a.py, c.py'],
    );
  });

  it('may be nothing', () => {
    assert.equal(new LeftOut().summary(true), 'scan leaves out nothing');
    assert.deepEqual([...new LeftOut().names()], []);
  });

  it('tells folders of others from what somebody excludes', () => {
    assert.equal(whyExcluded('a/site-packages/torch/nn.py'), 'environment');
    assert.equal(whyExcluded('a/generated/nn.py'), 'excluded');
    assert.equal(whyExcluded('dist.py'), 'excluded');
  });
});
